import { failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { othersFirst } from "../others-first.ts";
import type { OnProgress, RuleDeps } from "./deps.ts";
import { createGreatestMoved } from "./greatest-moved.ts";
import { admit, countInput, idInput } from "./input.ts";
import { createMovedSums, type MovedSum } from "./moved-sums.ts";
import { openDraft } from "./open-draft.ts";
import { readClosedMonths, replayContrat, type MovedMonth } from "./replay-months.ts";
import { companyRuleSet, tenantOf } from "./tenant.ts";

export const impactOnMonthsInput = z.strictObject({
  draftId: idInput,
  /** How many moved months are told in full, those that move most; all of them are counted. */
  most: countInput.max(1000).default(200),
});

export interface MonthsImpact {
  readonly draftId: string;
  readonly revision: number;
  readonly contrats: number;
  readonly months: number;
  readonly monthsMoved: number;
  /** Over all the months that move, those not told in full included. */
  readonly sums: readonly MovedSum[];
  /** Those that the draft cannot compute first, then from the greatest movement to the smallest. */
  readonly moved: readonly MovedMonth[];
}

/** The closed months of the company that a draft of its own rules would move, by line and amount. */
export async function impactOnMonths(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof impactOnMonthsInput>,
  onProgress?: OnProgress,
): Promise<Result<MonthsImpact>> {
  const admitted = admit(actor, "read", impactOnMonthsInput, input);
  if (!admitted.ok) return admitted;
  const { draftId, most } = admitted.value;
  const societe = await tenantOf(deps.store, actor);
  if (societe.kind === "publisher") return failure([publisherHasNoMonths()]);
  const worlds = await openDraft(deps, actor, { draftId });
  if (!worlds.ok) return worlds;
  const { draft, before, after } = worlds.value;
  const published = deps.compiler.compile(before, [companyRuleSet(societe)]);
  const drafted = deps.compiler.compile(after, [companyRuleSet(societe)]);
  if (!drafted.ok) return drafted;
  const contrats = await deps.store.inTenant(societe.id, (unit) => unit.people.contrats());
  const impact = { months: 0, monthsMoved: 0 };
  const sums = createMovedSums();
  const greatest = createGreatestMoved(most);
  for (const [rank, { id }] of contrats.entries()) {
    const kept = await deps.store.inTenant(societe.id, (unit) => readClosedMonths(unit, id));
    const replayed = replayContrat(kept, published.ok ? published.value : null, drafted.value);
    impact.months += replayed.months;
    impact.monthsMoved += replayed.moved.length;
    sums.addContrat(replayed.moved);
    greatest.add(replayed.moved);
    await onProgress?.(rank + 1, contrats.length);
    await othersFirst();
  }
  return success({
    draftId,
    revision: draft.revision,
    contrats: contrats.length,
    ...impact,
    sums: sums.finish(),
    moved: greatest.finish(),
  });
}

function publisherHasNoMonths() {
  return {
    code: "PUBLISHER_HAS_NO_MONTHS",
    path: [],
    message: "L'éditeur de la loi et de la convention ne paie personne : il n'a pas de mois clos.",
    remedy: "Demandez le nombre de bulletins que le brouillon déplacerait dans les sociétés.",
  };
}
