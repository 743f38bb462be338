import type { Problem, Result } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import { useMemo } from "react";
import type { Checked, CheckedLayer } from "../core/checked.ts";
import { namesOf, type Names } from "../core/names.ts";
import { placeOfFile, type StackTexts } from "../core/stack-texts.ts";
import type { OwnStack } from "../core/use-stack.ts";
import { useTypedStack } from "../draft-text/draft-texts-context.ts";
import { useTypedChecked } from "../draft-text/use-typed-checked.ts";
import { useRuleText, type RuleText } from "../draft-text/use-rule-text.ts";
import type { Path, Plain } from "./plain.ts";
import { setIn } from "./set-in.ts";
import { statementIn, type StatementText } from "./statement-text.ts";

type Lists = Omit<CheckedLayer, "manifest" | "sources">;
export type ListKey = keyof Lists;
type StatementOf<K extends ListKey> = Lists[K][number]["statement"];

/** The rules that a page shows: what they say, as typed in the draft that it names, and as published. */
export interface OwnRules {
  readonly stack: OwnStack;
  readonly checked: Checked;
  /** Lowest first. While a layer has faults, as it last read. */
  readonly layers: readonly CheckedLayer[];
  readonly publishedLayers: readonly CheckedLayer[];
  readonly names: Names;
  readonly texts: StackTexts;
}

export function useOwnRules(): OwnRules {
  const stack = useTypedStack();
  const { checked, layers, published } = useTypedChecked();
  return useMemo(
    () => ({
      stack,
      checked,
      layers,
      publishedLayers: published.flatMap((layer) => layer ?? []),
      names: namesOf(layers),
      texts: stack.layers.map(({ ruleSet, files }) => ({ ruleSet, files })),
    }),
    [stack, checked, layers, published],
  );
}

/** A statement that is found by its name, in the highest layer that has it. */
export interface Found<K extends ListKey> {
  readonly statement: StatementOf<K>;
  readonly layer: CheckedLayer;
  /** Where it stands: `frais-de-gestion.yaml`, and from which line. */
  readonly path: string;
  readonly line: number;
}

export function findIn<K extends ListKey>(
  layers: readonly CheckedLayer[],
  key: K,
  id: string,
): Found<K> | undefined {
  return layers
    .flatMap((layer) =>
      layer[key].flatMap(({ statement, at }): readonly Found<K>[] =>
        nameOf(statement) === id
          ? [{ statement, layer, path: placeOfFile(at.file).path, line: at.line }]
          : [],
      ),
    )
    .at(-1);
}

function nameOf(statement: object): unknown {
  if ("id" in statement) return statement.id;
  return "choice" in statement ? statement.choice : undefined;
}

/** The text of a statement, as it is typed, and the way to change it. */
export interface StatementEdit {
  readonly text: RuleText;
  /** Undefined while the file is not YAML, or the statement is gone. */
  readonly said: StatementText | undefined;
  /** Makes a place of the statement say something else. */
  readonly set: (path: Path, value: Plain) => Result<string>;
}

export function useStatementEdit(
  { stack, checked }: Pick<OwnRules, "stack" | "checked">,
  {
    key,
    id,
    ruleSet,
    path,
  }: { readonly key: ListKey; readonly id: string; readonly ruleSet: string; readonly path: string },
): StatementEdit {
  const text = useRuleText(stack, ruleSet, path);
  const problems = useMemo(
    () => checked.problems.filter(({ at }) => at?.file === `${ruleSet}/${path}`),
    [checked, ruleSet, path],
  );
  return useMemo(() => {
    const said = statementIn(text.text, key, id, problems, key === "picks" ? "choice" : "id");
    const set: StatementEdit["set"] = (below, value) => {
      const edited = setIn(text.text, [...(said?.path ?? [key, -1]), ...below], value);
      if (edited.ok) text.write(edited.value);
      return edited;
    };
    return { text, said, set };
  }, [text, key, id, problems]);
}

/** The sources that a layer may cite by their short names: its own. */
export function citable({ sources }: CheckedLayer): readonly (readonly [string, SourceText])[] {
  return Object.entries(sources);
}

/** Problems of the rules that do not stand in the statement but name it. */
export function aboutStatement(
  { problems }: Checked,
  id: string,
  said: StatementText | undefined,
): readonly Problem[] {
  const own = new Set((said?.faults ?? []).map(({ problem }) => problem));
  return problems.filter((problem) => problem.path[0] === id && !own.has(problem));
}
