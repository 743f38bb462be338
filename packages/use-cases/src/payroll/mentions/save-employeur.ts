import { canonicalJson, failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import { admit } from "../../rules/input.ts";
import type { PayrollDeps } from "../deps.ts";
import { day, revision } from "../inputs.ts";
import { changedMeanwhile, inTransaction, note, slugOf } from "../transaction.ts";
import { changedMentions, printedAlready } from "./change.ts";
import { employeurShape, type MentionsEmployeur } from "./mention-shapes.ts";
import { endOf, inForce, readVersions, type Dated } from "./versions.ts";

export const saveEmployeurInput = z.strictObject({
  /** The first day of payment that the mentions are of. */
  effectiveFrom: day,
  /** 0 for a new version. */
  revision: revision.default(0),
  mentions: employeurShape,
});

/** Writes what documents say of the employer from a day on. What the payslip of a closed month has said stays. */
export async function saveEmployeur(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Dated<MentionsEmployeur>>> {
  const admitted = admit(actor, "pay", saveEmployeurInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { effectiveFrom, revision: seen, mentions } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const { unit } = context;
    // First: a month that closes meanwhile waits for it, or is seen closed.
    await unit.journal.last();
    const versions = readVersions(employeurShape, await unit.mentions.ofEmployeur());
    const before = inForce(versions, effectiveFrom);
    const changed = changedMentions(before?.mentions, mentions);
    if (before !== undefined && changed.length > 0) {
      const paid = { from: effectiveFrom, before: endOf(versions, effectiveFrom) };
      const closed = await unit.mentions.closedPaid(paid);
      if (closed.length > 0) return failure([printedAlready("de l'employeur", closed, changed)]);
    }
    const data = canonicalJson(mentions);
    if (!(await unit.mentions.writeEmployeur({ effectiveFrom, data, revision: seen })))
      return failure([changedMeanwhile("La fiche de l'employeur", ["effectiveFrom"])]);
    await note(context, {
      action: "mentions.employeur",
      target: actor.societeId,
      data: { effectiveFrom, revision: seen + 1, champs: changed },
    });
    return success({ effectiveFrom, revision: seen + 1, mentions });
  });
}
