import type { Cause, Hole, HoleCause } from "@bareme/payroll";
import { formatEuros, formatWithUnit } from "./format.ts";

/** The rule that makes a leap: what it was, what it becomes, and its text. */
export function causeText({ label, before, after, unit, source }: Cause): string {
  const cited = source.map(({ text }) => text).join(" ; ");
  const shown = (value: string): string => formatWithUnit(value, unit);
  return `« ${label} » : ${shown(before)} → ${shown(after)}${cited === "" ? "" : ` · ${cited}`}`;
}

/** Why the law lets no pay move over a range, from the solver's certificate. */
function causesText(causes: readonly HoleCause[]): string {
  const [first] = causes;
  if (first === undefined) return "";
  const cited = first.source.map(({ text }) => text).join(" ; ");
  return `« ${first.label} » ferait un saut de ${formatEuros(first.change)}${cited === "" ? "" : ` (${cited})`}`;
}

export function holeText({ from, to, remainder, causes }: Hole, show: (value: string) => string): string {
  return `De ${show(from)} à ${show(to)}, la paie ne bouge pas : un centime de salaire de plus, et ${causesText(causes)}. À la fin, ${formatEuros(remainder)} restent sur le compte.`;
}
