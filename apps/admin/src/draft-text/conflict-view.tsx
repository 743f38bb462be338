import { yaml } from "@codemirror/lang-yaml";
import { MergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { Button, Group, Modal, SimpleGrid, Text } from "@mantine/core";
import { useRef, type RefCallback } from "react";

/** Two texts of one file side by side; the right one is edited into what stands. */
export function ConflictView({
  name,
  who,
  mine,
  theirs,
  onClose,
  onChoose,
}: {
  readonly name: string;
  readonly who: string;
  readonly mine: string;
  readonly theirs: string;
  readonly onClose: () => void;
  readonly onChoose: (text: string) => void;
}) {
  const view = useRef<MergeView>(undefined);
  const mount: RefCallback<HTMLDivElement> = (parent) => {
    if (parent === null) return undefined;
    const shared = [lineNumbers(), yaml(), EditorView.lineWrapping, EditorState.phrases.of(FRENCH), LOOK];
    const merge = new MergeView({
      parent,
      a: {
        doc: theirs,
        extensions: [...shared, EditorState.readOnly.of(true), labelled(`Le texte de : ${who}`)],
      },
      b: { doc: mine, extensions: [...shared, labelled("Votre texte, à accorder")] },
      revertControls: "a-to-b",
      collapseUnchanged: { margin: 3 },
    });
    view.current = merge;
    return () => merge.destroy();
  };
  // The editor is made once: what is typed in it must outlive a render.
  const once = useRef(mount);
  return (
    <Modal opened onClose={onClose} size="90rem" title={`Accorder les deux textes de ${name}`}>
      <SimpleGrid cols={2} mb="xs">
        <Text size="sm" fw={600}>{`${who} a écrit`}</Text>
        <Text size="sm" fw={600}>
          Votre texte : reprenez-y une ligne par la flèche, ou écrivez
        </Text>
      </SimpleGrid>
      <div ref={once.current} />
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Plus tard
        </Button>
        <Button onClick={() => onChoose(view.current?.b.state.doc.toString() ?? mine)}>
          Garder le texte de droite
        </Button>
      </Group>
    </Modal>
  );
}

const FRENCH = {
  "$ unchanged lines": "$ lignes identiques",
  "Revert this chunk": "Reprendre ces lignes dans votre texte",
  "Folded lines": "Lignes repliées",
};

const LOOK = EditorView.theme({
  "&": { fontSize: "13px", color: "var(--mantine-color-text)" },
  ".cm-content": { caretColor: "var(--mantine-color-text)" },
  ".cm-gutters": {
    backgroundColor: "light-dark(#f6f7f8, #25282c)",
    color: "var(--mantine-color-dimmed)",
    border: "none",
  },
  ".cm-collapsedLines": {
    color: "var(--mantine-color-dimmed)",
    background: "light-dark(#f6f7f8, #25282c)",
    // The usual marks are missing from most fonts.
    "&:before, &:after": { content: '"…"' },
  },
});

function labelled(label: string) {
  return EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
}
