import type { Expression, LinePlan } from "@bareme/engine";
import { decimal, equals } from "@bareme/kernel";
import type { Cell } from "./cells.ts";
import { partOnBasis } from "./on-basis.ts";
import type { Truth } from "./truth.ts";

/** The line computed on the same base with a value that its rate had, or will have, at another date; the latest date first. */
export function rateOfAnotherDate(
  { cell, line }: { readonly cell: Cell; readonly line: LinePlan | undefined },
  { truth }: { readonly truth: Truth },
): string | undefined {
  const { document } = truth;
  const { value } = cell;
  const rate = line === undefined ? undefined : rateOf(line, cell);
  const base = line?.parts.base;
  if (rate === undefined || base === undefined || value === null || cell.item !== null) return undefined;
  const given = document.values[base];
  if (given === undefined) return undefined;
  for (const { from, text } of valuesOf(rate, truth)) {
    const found = partOnBasis(value, { [base]: given, [rate]: text }, truth);
    if (found !== undefined && equals(decimal(found), cell.typed)) return causeFor(from, text, truth);
  }
  return undefined;
}

function rateOf({ parts }: LinePlan, { part, kind }: Cell): string | undefined {
  if (kind !== "line") return undefined;
  return part === "salarial" ? parts.employeeRate : part === "patronal" ? parts.employerRate : parts.rate;
}

/** The dated values of the parameters that a rate reads, but for the one in force. */
function valuesOf(
  rate: string,
  { rules, document }: Truth,
): readonly { readonly from: string; readonly text: string }[] {
  const versions = rules.plan.nodes.find(({ id }) => id === rate)?.versions ?? [];
  const read = new Set(versions.flatMap(({ expression }) => parametersIn(expression)));
  const dated = rules.plan.parameters.flatMap(({ id, layers, keyed }) =>
    read.has(id) && !keyed ? layers.flatMap(({ values }) => values) : [],
  );
  const current = document.values[rate];
  return dated
    .flatMap(({ from, value }) => (typeof value === "string" ? [{ from, text: value }] : []))
    .filter(({ text }) => current === undefined || !equals(decimal(text), decimal(current)))
    .toSorted((left, right) => (left.from < right.from ? 1 : -1));
}

function parametersIn(expression: Expression): readonly string[] {
  if (expression.op === "parameter") return [expression.id];
  return Object.values(expression).flatMap((part: string | boolean | Expression | readonly Expression[]) =>
    typeof part !== "object" ? [] : isList(part) ? part.flatMap(parametersIn) : parametersIn(part),
  );
}

function isList(part: Expression | readonly Expression[]): part is readonly Expression[] {
  return Array.isArray(part);
}

/** A value that was in force on some day of the year before is that year's; any other is told by its date. */
function causeFor(from: string, text: string, { request, rules }: Truth): string {
  const before = yearBefore(request.period);
  const until = rules.plan.parameters
    .flatMap(({ layers }) => layers.map(({ values }) => values))
    .filter((values) => values.some((one) => one.from === from && one.value === text))
    .flatMap((values) => values.map((one) => one.from).filter((date) => date > from))
    .toSorted()[0];
  return from <= `${before}-12-31` && until !== undefined && until > `${before}-01-01`
    ? "taux de l'année précédente"
    : `taux d'une autre date (${text.replace(".", ",")} %, à partir du ${from})`;
}

function yearBefore(period: string): string {
  return String(Number(period.slice(0, 4)) - 1);
}
