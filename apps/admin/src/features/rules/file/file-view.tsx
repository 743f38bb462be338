import { Button, Group, Kbd, NativeSelect, Stack, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTypedStack } from "../../../draft-text/draft-texts-context.ts";
import { ProblemPlaces } from "../../../draft-text/problem-places.tsx";
import { useRuleText } from "../../../draft-text/use-rule-text.ts";
import { useTypedChecked } from "../../../draft-text/use-typed-checked.ts";
import { PageHead } from "../../../parts/page-head.tsx";
import { layerName } from "../layer-names.ts";
import { CodeEditor } from "./code-editor.tsx";
import { offeredBy } from "./completions.ts";

/** A file of any layer as it is written, checked as it is typed. */
export function FileView({ ruleSet, path }: { readonly ruleSet: string; readonly path: string }) {
  const { ligne } = useSearch({ from: "/$societe/regles/fichier" });
  const stack = useTypedStack();
  const { checked, layers } = useTypedChecked();
  const text = useRuleText(stack, ruleSet, path);
  const problems = useMemo(
    () => checked.problems.filter(({ at }) => at?.file === `${ruleSet}/${path}`),
    [checked, ruleSet, path],
  );
  const offered = useMemo(() => offeredBy(layers, ruleSet, path), [layers, ruleSet, path]);
  const isChanged = text.text !== (text.published ?? "");
  return (
    <>
      <PageHead
        title={path}
        says={`${layerName(ruleSet)} · le texte des règles, comme il est écrit et publié.`}
        actions={<FileChoice ruleSet={ruleSet} path={path} />}
      />
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {text.isEditable ? (
              <>
                <Kbd size="xs">Ctrl Espace</Kbd> propose, <Kbd size="xs">Ctrl F</Kbd> cherche,{" "}
                <Kbd size="xs">Échap</Kbd> puis <Kbd size="xs">Tab</Kbd> quitte le texte.
              </>
            ) : (
              text.whyNot
            )}
          </Text>
          {text.isEditable && isChanged && text.published !== null && (
            <Button size="xs" variant="default" onClick={text.revert}>
              Revenir au texte publié
            </Button>
          )}
        </Group>
        <CodeEditor
          key={`${ruleSet}/${path}`}
          label={`Texte de ${path}, ${text.isEditable ? "à modifier" : "en lecture"}`}
          text={text.text}
          isEditable={text.isEditable}
          problems={problems}
          line={ligne === undefined ? undefined : Number.parseInt(ligne, 10)}
          offered={offered}
          onType={text.write}
        />
        <ProblemPlaces problems={problems} />
      </Stack>
    </>
  );
}

function FileChoice({ ruleSet, path }: { readonly ruleSet: string; readonly path: string }) {
  const navigate = useNavigate({ from: "/$societe/regles/fichier" });
  const { layers } = useTypedStack();
  const choose = (name: string): void => {
    const [regles = "", chemin = ""] = name.split(" ");
    void navigate({
      search: ({ brouillon }) => ({ ...(brouillon !== undefined && { brouillon }), regles, chemin }),
    });
  };
  return (
    <NativeSelect
      aria-label="Fichier"
      size="xs"
      value={`${ruleSet} ${path}`}
      onChange={(event) => choose(event.currentTarget.value)}
      data={layers.map((layer) => ({
        group: layerName(layer.ruleSet),
        items: [...new Set([...Object.keys(layer.files), ...(layer.ruleSet === ruleSet ? [path] : [])])]
          .toSorted()
          .map((one) => ({ value: `${layer.ruleSet} ${one}`, label: one })),
      }))}
    />
  );
}
