import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  defaultHighlightStyle,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { complete, type Offered } from "./completions.ts";

/** All that the editor of a rule file does, but for what is read-only. */
export function editorSetup(offered: () => Offered): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    yaml(),
    syntaxHighlighting(COLORS),
    autocompletion({ override: [(context) => complete(context, offered)] }),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.lineWrapping,
    EditorState.phrases.of(FRENCH),
    LOOK,
  ];
}

/** The usual colours, each with one that can be read on a dark page. */
const READABLE: ReadonlyMap<string, string> = new Map([
  ["#00c", "light-dark(#12607f, #7bb7d5)"],
  ["#a11", "light-dark(#1f6b3a, #7fd69b)"],
  ["#940", "light-dark(#5c636b, #a9aeb5)"],
  ["#708", "light-dark(#9c2f00, #ffa27a)"],
  ["#219", "light-dark(#9c2f00, #ffa27a)"],
  ["#164", "light-dark(#1f6b3a, #7fd69b)"],
]);

const COLORS = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) => ({
    ...spec,
    ...("color" in spec && { color: READABLE.get(String(spec["color"])) ?? "inherit" }),
  })),
);

const LOOK = EditorView.theme({
  "&": {
    fontSize: "13px",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "var(--mantine-radius-md)",
    backgroundColor: "var(--mantine-color-body)",
    color: "var(--mantine-color-text)",
  },
  "&.cm-focused": { outline: "2px solid var(--mantine-primary-color-filled)", outlineOffset: "1px" },
  ".cm-scroller": {
    fontFamily: "ui-monospace, 'Cascadia Code', Menlo, monospace",
    maxHeight: "70vh",
    minHeight: "20rem",
  },
  ".cm-content": { caretColor: "var(--mantine-color-text)" },
  ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
  ".cm-gutters": {
    backgroundColor: "light-dark(#f6f7f8, #25282c)",
    color: "var(--mantine-color-dimmed)",
    border: "none",
  },
  ".cm-activeLine": { backgroundColor: "light-dark(#12607f0d, #7bb7d51a)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "light-dark(#cfe5f0, #2c4c5e) !important",
  },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--mantine-color-body)",
    color: "var(--mantine-color-text)",
    borderColor: "var(--mantine-color-default-border)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--mantine-primary-color-filled)",
    color: "#fff",
  },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
});

const FRENCH = {
  Find: "Chercher",
  Replace: "Remplacer",
  next: "suivant",
  previous: "précédent",
  all: "tous",
  "match case": "respecter la casse",
  regexp: "expression régulière",
  "by word": "mot entier",
  replace: "remplacer",
  "replace all": "tout remplacer",
  close: "fermer",
  Diagnostics: "Problèmes",
  "No diagnostics": "Aucun problème",
  Completions: "Propositions",
  "Folded lines": "Lignes repliées",
  "Unfolded lines": "Lignes dépliées",
  "folded code": "texte replié",
  unfold: "déplier",
  "Fold line": "Replier",
  "Unfold line": "Déplier",
  "Control character": "Caractère de contrôle",
  "Go to line": "Aller à la ligne",
  go: "aller",
};
