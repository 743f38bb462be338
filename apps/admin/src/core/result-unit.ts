import type { Grid } from "@bareme/rule-schema";

/** The unit of what a table of rates gives: of 10 % of euros, euros; of a rate in euros per kilometre, euros. */
export function resultUnit({ rate, in: unit }: Pick<Grid, "rate" | "in">): string {
  if (rate === "%") return unit;
  return rate.endsWith(`/${unit}`) ? rate.slice(0, -unit.length - 1) : rate;
}
