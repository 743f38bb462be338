import type { Plan } from "@bareme/engine";
import type { Cell } from "./cells.ts";

/** A payslip may give the gross and none of the items that make it: then it is taken as given. */
export function printsGrossOnly(cells: readonly Cell[], { lines }: Pick<Plan, "lines">): boolean {
  const items = new Set(payLines({ lines }));
  return !cells.some(({ line, kind, absent }) => kind === "line" && !absent && items.has(line));
}

/** The lines that make the gross. */
export function payLines({ lines }: Pick<Plan, "lines">): readonly string[] {
  return lines.filter(({ rubric }) => rubric === "remuneration").map(({ id }) => id);
}
