import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { writeJournal, type Change } from "../audit/write-journal.ts";
import type { UnitOfWork } from "../ports/store.ts";
import { toldWhenThere } from "../rules/already-there.ts";
import type { PayrollDeps } from "./deps.ts";

/** What a use case works with inside its transaction. */
export interface Context {
  readonly unit: UnitOfWork;
  readonly deps: PayrollDeps;
  readonly actor: Actor;
}

/** One transaction of the actor's tenant. Problems leave nothing written, whatever was written before they were met. */
export async function inTransaction<T>(
  deps: PayrollDeps,
  actor: Actor,
  work: (context: Context) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refused: Result<T> | undefined;
  try {
    return await toldWhenThere(() =>
      deps.store.inTenant(actor.societeId, async (unit) => {
        refused = undefined;
        const result = await work({ unit, deps, actor });
        if (result.ok) return result;
        refused = result;
        throw new Error("rolled back: the use case gives problems");
      }),
    );
  } catch (thrown) {
    if (refused !== undefined) return refused;
    throw thrown;
  }
}

export function note({ unit, deps, actor }: Context, change: Change): Promise<void> {
  return writeJournal(unit, { actor, clock: deps.clock }, change);
}

/** The company of the actor as the rules call it. */
export async function slugOf(deps: PayrollDeps, actor: Actor): Promise<Result<string>> {
  const found = (await deps.store.access.societes()).find(({ id }) => id === actor.societeId);
  if (found?.kind === "company") return success(found.slug);
  return failure([
    {
      code: "NOT_A_COMPANY",
      path: [],
      message: "Seule une société de portage a des salariés portés et des mois de paie.",
      remedy: "Choisissez une société de portage.",
    },
  ]);
}

/** Someone else wrote the same thing meanwhile. */
export function changedMeanwhile(what: string, path: readonly string[]): Problem {
  return {
    code: "CHANGED_MEANWHILE",
    path,
    message: `${what} a été changé entre-temps par quelqu'un d'autre.`,
    remedy: "Relisez la version présente, puis refaites votre changement.",
  };
}
