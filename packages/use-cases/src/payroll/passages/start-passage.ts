import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import { STEPS, type Contrat, type Passage } from "../../ports/store.ts";
import { admit } from "../../rules/input.ts";
import type { Stack } from "../deps.ts";
import { day, period } from "../inputs.ts";
import { keepPlan } from "../kept-month.ts";
import { inTransaction, slugOf, note, type Context } from "../transaction.ts";
import type { PassageDeps } from "./deps.ts";
import { jobsOf } from "./jobs.ts";
import { stateOf, type PassageState } from "./passage-state.ts";

/** `asOf`: only rules known by this day; today unless said. Computing alone heeds it. */
export const startPassageInput = z.strictObject({
  step: z.enum(STEPS, "une étape est attendue : calcul, validation ou cloture"),
  period,
  asOf: day.exactOptional(),
});

/**
 * Asks one step of a month for every contract that has one: computing opens the month where it is not. The work is done contract by contract, each in
 * its own transaction, by whichever process takes it; what is so already is left as it is.
 */
export async function startPassage(
  deps: PassageDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<PassageState>> {
  const admitted = admit(actor, "pay", startPassageInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { step, period: asked, asOf = deps.clock.today() } = admitted.value;
  // Rules that do not compile are told at once, not contract by contract.
  const stack = step === "calcul" ? await deps.planOf(slug.value, asOf) : success(null);
  if (!stack.ok) return stack;
  const begun = await inTransaction(deps, actor, (context) =>
    begin(context, { step, period: asked, asOf }, stack.value),
  );
  if (!begun.ok) return begun;
  await deps.queue.send(jobsOf(actor.societeId, begun.value.passage.id, begun.value.contratIds));
  return success(begun.value.passage);
}

async function begin(
  context: Context,
  asked: Pick<Passage, "step" | "period" | "asOf">,
  stack: Stack | null,
): Promise<Result<{ readonly passage: PassageState; readonly contratIds: readonly string[] }>> {
  const { unit, actor } = context;
  if (stack !== null) await keepPlan(unit, stack);
  const contratIds =
    asked.step === "calcul" ? await concerned(context, asked.period) : await opened(context, asked.period);
  if (contratIds.length === 0) return failure([nobody(asked)]);
  const passage = await unit.passages.start({ ...asked, askedBy: actor.utilisateurId }, contratIds);
  await note(context, {
    action: "passage",
    target: passage.id,
    data: { ...asked, contrats: contratIds.length },
  });
  return success({ passage: await stateOf(unit, passage), contratIds });
}

async function opened({ unit }: Context, asked: string): Promise<readonly string[]> {
  return (await unit.months.ofPeriod(asked)).map(({ contratId }) => contratId);
}

/** Contracts that run in a month, have it open already, or have a record in it after their end. */
async function concerned(context: Context, asked: string): Promise<readonly string[]> {
  const { people, pieces } = context.unit;
  const there = new Set([...(await opened(context, asked)), ...(await pieces.contratsIn(asked))]);
  return (await people.contrats())
    .filter((contrat) => runsIn(contrat, asked) || (began(contrat, asked) && there.has(contrat.id)))
    .map(({ id }) => id)
    .toSorted();
}

function runsIn(contrat: Contrat, asked: string): boolean {
  return began(contrat, asked) && (contrat.fin === null || asked <= contrat.fin.slice(0, 7));
}

function began({ debut }: Contrat, asked: string): boolean {
  return debut.slice(0, 7) <= asked;
}

function nobody({ step, period }: Pick<Passage, "step" | "period">): Problem {
  return {
    code: "PASSAGE_EMPTY",
    path: ["period", period],
    message:
      step === "calcul"
        ? `Aucun contrat n'est à payer en ${period}.`
        : `Aucun mois de ${period} n'est ouvert dans cette société.`,
    remedy:
      step === "calcul"
        ? "Vérifiez le mois, et les dates des contrats."
        : "Calculez d'abord ce mois, ou choisissez-en un autre.",
  };
}
