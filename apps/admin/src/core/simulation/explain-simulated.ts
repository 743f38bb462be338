import { explain, type Explanation } from "@bareme/engine";
import { add, decimalToFixed, frenchMonth, parseDecimal, ZERO, type Decimal } from "@bareme/kernel";
import type { StackTexts } from "../stack-texts.ts";
import { runSupposed } from "./simulate-months.ts";
import type { Supposed } from "./supposed.ts";

export interface ExplainSupposed {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
  readonly asIn?: StackTexts | undefined;
  readonly amount: string;
  /** The month that is meant; the sum of all when absent. */
  readonly period?: string | undefined;
}

/** Explains an amount of simulated months: of one of them, or of their sum, month by month. */
export function explainSimulated(asked: ExplainSupposed): Explanation | undefined {
  const ran = runSupposed(asked.texts, asked.supposed, asked.asIn);
  if (!ran.ok) return undefined;
  const explained = ran.value.runs
    .filter(({ period }) => asked.period === undefined || period === asked.period)
    .flatMap(({ period, evaluation }) => {
      const explanation = explain(evaluation, asked.amount);
      return explanation === undefined ? [] : [{ period, explanation }];
    });
  const [first, ...others] = explained;
  if (first === undefined || others.length === 0) return first?.explanation;
  const { sentence: _sentence, usedBy: _usedBy, ...common } = first.explanation;
  return {
    ...common,
    kind: "computed",
    value: sumOf(explained.map(({ explanation }) => explanation.value)),
    formula: null,
    numbers: null,
    note: `somme des ${explained.length} mois simulés`,
    inputs: explained.map(({ period, explanation }) => ({
      ...explanation,
      label: `${explanation.label}, ${frenchMonth(period)}`,
    })),
  };
}

function sumOf(values: readonly (string | null)[]): string | null {
  const read = values.map((value) => parseDecimal(value));
  if (read.includes(undefined)) return null;
  return decimalToFixed(
    read.reduce<Decimal>((sum, value) => add(sum, value ?? ZERO), ZERO),
    2,
  );
}
