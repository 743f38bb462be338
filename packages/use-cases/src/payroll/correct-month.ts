import { sha256Hex, success, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { KeptCorrection } from "../ports/store.ts";
import { onCorrection, openCorrected } from "./asked-correction.ts";
import { openForChange } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { parseRecord } from "./inputs.ts";
import { note } from "./transaction.ts";

/** Corrects a closed month: it stays as it is, and the open month will carry its rappel. The same correction twice is one. */
export async function correctMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<KeptCorrection>> {
  return onCorrection({ deps, actor, input }, openForChange, async (context, asked) => {
    const { months } = context.unit;
    const { correction, closed, open, file } = asked;
    const contratId = file.contrat.id;
    if ((await months.corrections(contratId)).some((one) => isSame(one, correction)))
      return success(correction);
    await months.addCorrection(correction, actor.utilisateurId);
    // A correction is never taken back: one that the closed months cannot be computed with would block the contract for good.
    const rappel = await openCorrected(context, asked, await months.corrections(contratId));
    if (!rappel.ok) return rappel;
    await note(context, {
      action: "mois.correction",
      target: closed.id,
      data: {
        period: closed.period,
        dans: open.period,
        motif: correction.motif,
        faits: Object.keys(parseRecord(correction.facts)).toSorted(),
        empreinte: sha256Hex(correction.facts),
      },
    });
    return success(correction);
  });
}

function isSame(one: KeptCorrection, other: KeptCorrection): boolean {
  return (
    one.moisId === other.moisId &&
    one.inMoisId === other.inMoisId &&
    one.motif === other.motif &&
    one.facts === other.facts
  );
}
