import { success, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { JournalEntry } from "../ports/journal-store.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { monthInput } from "./inputs.ts";
import { findMonth } from "./locked-month.ts";
import { inTransaction } from "./transaction.ts";

export const readMonthHistoryInput = monthInput;

/** The steps of a month by the action that the journal knows them by. */
const STEPS_BY_ACTION = {
  "mois.ouverture": "ouverture",
  "mois.calcul": "calcul",
  "mois.validation": "validation",
  "mois.cloture": "cloture",
  "mois.correction": "correction",
} as const;

/** A step that a month took: which, when, and by whom. */
export interface MonthMoment {
  readonly step: (typeof STEPS_BY_ACTION)[keyof typeof STEPS_BY_ACTION];
  readonly at: string;
  readonly utilisateurId: string | null;
  /** Null for a step that nobody asked for. */
  readonly nom: string | null;
}

/** A month computed more often than this tells its last steps only: its first computations say less than who closed it. */
const MOST_STEPS = 500;

/**
 * What a month went through, oldest first; a correction is one of this month, once closed. Of the journal it tells nothing else: what changed stays the
 * administrators' to read.
 */
export async function readMonthHistory(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly MonthMoment[]>> {
  const admitted = admit(actor, "read", readMonthHistoryInput, input);
  if (!admitted.ok) return admitted;
  const entries = await inTransaction(deps, actor, async (context) => {
    const month = await findMonth(context, admitted.value);
    if (!month.ok) return month;
    const newestFirst = await context.unit.journal.about(month.value.id, MOST_STEPS);
    return success(newestFirst.toReversed());
  });
  if (!entries.ok) return entries;
  const names = await deps.store.access.namesOf(
    entries.value.flatMap(({ utilisateurId }) => utilisateurId ?? []),
  );
  return success(entries.value.flatMap((entry) => momentOf(entry, names)));
}

function momentOf(
  { action, at, utilisateurId }: JournalEntry,
  names: ReadonlyMap<string, string>,
): readonly MonthMoment[] {
  if (!isStep(action)) return [];
  const nom = utilisateurId === null ? null : (names.get(utilisateurId) ?? null);
  return [{ step: STEPS_BY_ACTION[action], at, utilisateurId, nom }];
}

function isStep(action: string): action is keyof typeof STEPS_BY_ACTION {
  return Object.hasOwn(STEPS_BY_ACTION, action);
}
