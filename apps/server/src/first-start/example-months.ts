import { addMonths, monthOf, parseCivilDate, success, type Month, type Result } from "@bareme/kernel";
import {
  closeMonth,
  computeMonth,
  correctMonth,
  openMonth,
  validateMonth,
  type Actor,
  type MonthStatus,
  type PayrollDeps,
} from "@bareme/use-cases";
import type { Dossier, Example, ExamplePorte } from "./example-files.ts";

/** The months of a contract that the example pays: from its first to its last, the month after the last closed one included. */
export function monthsOf({ contrat }: Dossier, { lastClosed }: Example): readonly Month[] {
  const [start, end] = [parseCivilDate(contrat.dateDebutContrat), parseCivilDate(contrat["dateFinContrat"])];
  if (start === undefined) return [];
  const open = addMonths(lastClosed, 1);
  const last = end === undefined || monthOf(end) > open ? open : monthOf(end);
  const months: Month[] = [];
  for (let month = monthOf(start); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

interface MonthToLoad {
  readonly contratId: string;
  readonly porte: ExamplePorte;
  readonly period: Month;
  /** How far an earlier start took it; undefined when it was not opened. */
  readonly status: MonthStatus | undefined;
  /** Whether the example leaves it open. */
  readonly staysOpen: boolean;
}

/** Takes one month as far as the example has it: closed, or open and computed. What was done of it already is not done again. */
export async function loadMonth(
  deps: PayrollDeps,
  actor: Actor,
  { contratId, porte, period, status, staysOpen }: MonthToLoad,
): Promise<Result<null>> {
  if (status === "clos" || (staysOpen && status === "calcule")) return success(null);
  const asked = { contratId, period };
  if (status !== "valide") {
    const opened = await openMonth(deps, actor, asked);
    if (!opened.ok) return opened;
    const corrected = await correct(deps, actor, { contratId, porte, period });
    if (!corrected.ok) return corrected;
  }
  for (const step of stepsLeft(status, staysOpen)) {
    const done = await step(deps, actor, asked);
    if (!done.ok) return done;
  }
  return success(null);
}

function stepsLeft(status: MonthStatus | undefined, staysOpen: boolean) {
  if (staysOpen) return [computeMonth];
  return status === "valide" ? [closeMonth] : [computeMonth, validateMonth, closeMonth];
}

/** The corrections of closed months whose rappel this month carries; the same one twice is one. */
async function correct(
  deps: PayrollDeps,
  actor: Actor,
  { contratId, porte, period }: Pick<MonthToLoad, "contratId" | "porte" | "period">,
): Promise<Result<null>> {
  for (const { mois, dans, motif, faits } of porte.corrections) {
    if (dans !== period) continue;
    const done = await correctMonth(deps, actor, { contratId, period: mois, motif, facts: faits });
    if (!done.ok) return done;
  }
  return success(null);
}
