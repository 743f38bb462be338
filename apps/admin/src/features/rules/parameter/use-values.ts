import type { Problem, Result } from "@bareme/kernel";
import { useMemo, useState } from "react";
import { useTypedStack } from "../../../draft-text/draft-texts-context.ts";
import { useRuleText, type RuleText } from "../../../draft-text/use-rule-text.ts";
import { useTypedChecked } from "../../../draft-text/use-typed-checked.ts";
import {
  addValues,
  changeValue,
  readValues,
  removeValue,
  type GivenValue,
  type ValuesPlace,
  type WrittenValue,
} from "../../../rule-text/dated-values.ts";
import { cellWords, faultWords } from "../../../rule-text/fault-words.ts";
import { isRecord, type Plain } from "../../../rule-text/plain.ts";
import { statementIn, type Fault } from "../../../rule-text/statement-text.ts";
import { useTypedLabels } from "../../../rule-text/use-labels.ts";

/** A parameter's dated values, or those by which a company replaces it, in the file that holds them. */
export interface PlacedValues extends ValuesPlace {
  readonly ruleSet: string;
  readonly path: string;
}

export interface ValuesEditing {
  readonly place: PlacedValues;
  readonly text: RuleText;
  readonly rows: readonly WrittenValue[];
  /** In the last release: what the draft changes is marked. */
  readonly published: readonly WrittenValue[];
  /** `key` asks for one key of a value; a fault of the whole value stands at the first. */
  readonly faultsOf: (index: number, column: string, key?: string) => readonly Problem[];
  /** Those of the statement that stand on no value. */
  readonly otherFaults: readonly Problem[];
  /** Why the last change could not be written into the file. */
  readonly refusal: readonly Problem[];
  readonly add: (given: readonly GivenValue[]) => void;
  readonly change: (index: number, change: { readonly [key: string]: Plain | undefined }) => void;
  readonly remove: (index: number) => void;
  /** Writes what an edit made of the file's text, or says why it made nothing. */
  readonly apply: (edit: (text: string) => Result<string>) => void;
}

export function useValues(place: PlacedValues): ValuesEditing {
  const stack = useTypedStack();
  const { checked } = useTypedChecked();
  const labelOf = useTypedLabels();
  const text = useRuleText(stack, place.ruleSet, place.path);
  const [refusal, setRefusal] = useState<readonly Problem[]>([]);
  const { ruleSet, path, key, id } = place;
  const checkedText = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files[path] ?? "";
  const faults = useMemo(() => {
    const ofFile = checked.problems.filter(({ at }) => at?.file === `${ruleSet}/${path}`);
    return statementIn(checkedText, key, id, ofFile)?.faults ?? [];
  }, [checked, checkedText, ruleSet, path, key, id]);
  const apply: ValuesEditing["apply"] = (edit) => {
    const edited = edit(text.text);
    setRefusal(edited.ok ? [] : edited.problems);
    if (edited.ok) text.write(edited.value);
  };
  const rows = readValues(text.text, place);
  return {
    place,
    text,
    rows,
    published: text.published === null ? [] : readValues(text.published, place),
    faultsOf: (index, column, key) =>
      faults
        .filter(
          (fault) => isAt(fault, index) && columnOf(fault) === column && isOfKey(fault, key, rows[index]),
        )
        .map(({ problem }) => cellWords(inCell(problem, column), labelOf)),
    otherFaults: faults
      .filter(({ path: at }) => at[0] !== "values" || at.length < 2)
      .map(({ problem: { code, path: at, ...words } }) => ({
        code,
        path: at,
        ...faultWords(words, labelOf),
      })),
    refusal,
    add: (given) => apply((said) => addValues(said, place, given)),
    change: (index, change) => apply((said) => changeValue(said, place, index, change)),
    remove: (index) => apply((said) => removeValue(said, place, index)),
    apply,
  };
}

function isAt({ path }: Fault, index: number): boolean {
  return path[0] === "values" && path[1] === index;
}

function isOfKey({ path }: Fault, key: string | undefined, row: WrittenValue | undefined): boolean {
  const value = row?.["value"];
  const first = isRecord(value) ? Object.keys(value)[0] : undefined;
  return key === undefined || (path[3] ?? first) === key;
}

/** The cell that a fault is shown on: checks of sources stand on the whole value, and a key that is missing has no place of its own. */
function columnOf({ path, problem }: Fault): string {
  if (problem.code.startsWith("SOURCE_")) return "source";
  const key = path[2] ?? problem.path.at(-1);
  return COLUMNS.find((column) => column === key) ?? "value";
}

/** What is no number is told in the words of the table, not in those of the file. */
function inCell(problem: Problem, column: string): Problem {
  if (column !== "value" || problem.code !== "SHAPE_INVALID") return problem;
  return {
    ...problem,
    message: "Ce n'est pas un nombre.",
    remedy: "Écrivez-le en chiffres, par exemple 12,50, ou « fin » si la valeur n'existe plus.",
  };
}

const COLUMNS = ["from", "source", "note"];
