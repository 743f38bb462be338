import { canonicalJson, failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import { admit } from "../../rules/input.ts";
import type { UnitOfWork } from "../../ports/store.ts";
import { openContract } from "../contract-file.ts";
import type { PayrollDeps } from "../deps.ts";
import { day, id, revision } from "../inputs.ts";
import { changedMeanwhile, inTransaction, note } from "../transaction.ts";
import { changedMentions, keepsAll, printedAlready } from "./change.ts";
import { contratShape, type MentionsContrat } from "./mention-shapes.ts";
import { endOf, inForce, readVersions, type Dated } from "./versions.ts";

export const saveMentionsContratInput = z.strictObject({
  contratId: id,
  /** The first day of payment that the mentions are of. */
  effectiveFrom: day,
  /** 0 for a new version. */
  revision: revision.default(0),
  mentions: contratShape,
});

/** Writes what documents say of who is paid under a contract, from a day on. What the payslip of a closed month has said stays. */
export async function saveMentionsContrat(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Dated<MentionsContrat>>> {
  const admitted = admit(actor, "pay", saveMentionsContratInput, input);
  if (!admitted.ok) return admitted;
  const { contratId, effectiveFrom, revision: seen, mentions } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const { unit } = context;
    // First: a month that closes meanwhile waits for it, or is seen closed.
    await unit.journal.last();
    const file = await openContract(context, contratId);
    if (!file.ok) return file;
    const versions = readVersions(contratShape, await unit.mentions.ofContrat(contratId));
    const refused = [
      ...paidHere(mentions, file.value.months),
      ...(await refusals(unit, contratId, versions, { effectiveFrom, mentions })),
    ];
    if (refused.length > 0) return failure(refused);
    const data = canonicalJson(mentions);
    if (!(await unit.mentions.writeContrat(contratId, { effectiveFrom, data, revision: seen })))
      return failure([changedMeanwhile("La fiche du salarié porté", ["effectiveFrom"])]);
    const champs = changedMentions(inForce(versions, effectiveFrom)?.mentions, mentions);
    await note(context, {
      action: "mentions.contrat",
      target: contratId,
      data: { effectiveFrom, revision: seen + 1, champs },
    });
    return success({ effectiveFrom, revision: seen + 1, mentions });
  });
}

/**
 * Who is paid does not change on closed months. Leave and earlier pays are told once and hold for all that follows, whatever version comes next:
 * they may be completed, for a document says that it misses them, and not changed.
 */
async function refusals(
  unit: UnitOfWork,
  contratId: string,
  versions: readonly Dated<MentionsContrat>[],
  { effectiveFrom, mentions }: { readonly effectiveFrom: string; readonly mentions: MentionsContrat },
): Promise<readonly Problem[]> {
  const closedFrom = (before: string | null) =>
    unit.mentions.closedPaid({ from: effectiveFrom, before, contratId });
  const before = inForce(versions, effectiveFrom);
  const who = changedMentions(before && whoOf(before.mentions), whoOf(mentions));
  const own = versions.find((version) => version.effectiveFrom === effectiveFrom)?.mentions;
  const lost = (["datesDeConges", "paiesAnterieures"] as const).filter(
    (list) => own !== undefined && !keepsAll(own[list], mentions[list]),
  );
  const ofWho =
    before !== undefined && who.length > 0 ? await closedFrom(endOf(versions, effectiveFrom)) : [];
  const ofLists = lost.length > 0 ? await closedFrom(null) : [];
  return [
    ...(ofWho.length > 0 ? [printedAlready("du salarié porté", ofWho, who)] : []),
    ...(ofLists.length > 0 ? [printedAlready("du salarié porté", ofLists, lost)] : []),
  ];
}

/** A month paid here is in the sums by itself. */
function paidHere(
  { paiesAnterieures }: MentionsContrat,
  [first]: readonly { readonly period: string }[],
): readonly Problem[] {
  return paiesAnterieures
    .filter(({ to }) => first !== undefined && to >= first.period)
    .map(({ from, to }) => ({
      code: "EARLIER_PAY_INVALID",
      path: ["mentions", "paiesAnterieures"],
      message: `La paie antérieure de ${from} à ${to} couvre des mois payés ici, depuis ${first?.period ?? from}.`,
      remedy: "Ne donnez que les mois payés avant le premier mois de ce contrat dans Barème.",
    }));
}

function whoOf({ datesDeConges: _leave, paiesAnterieures: _pays, ...who }: MentionsContrat) {
  return who;
}
