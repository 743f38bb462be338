import { sha256Hex } from "@bareme/kernel";
import { correctionKey, type JournalSaid } from "./journal-said.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";
import type { WholeCorrection } from "./whole-rows.ts";

/** Verifies the corrections of a tenant: each of a closed month, carried by a later one of the same contract, and told once by the journal. */
export async function* correctionFaults(
  corrections: AsyncIterable<WholeCorrection>,
  { corrections: said }: Pick<JournalSaid, "corrections">,
): AsyncGenerator<Tampered> {
  const left = new Map(said);
  for await (const correction of corrections) {
    const say = (message: string): Tampered =>
      tamperedWith("correction", String(correction.id), `${message} (motif : « ${correction.motif} »).`);
    for (const message of placeFaults(correction)) yield say(message);
    const key = keyOf(correction);
    const times = left.get(key) ?? 0;
    if (times === 0) yield say("Le journal ne dit pas cette correction telle qu'elle est gardée");
    else left.set(key, times - 1);
  }
  for (const [key, times] of left)
    if (times > 0)
      yield tamperedWith(
        "correction",
        key,
        "Le journal dit une correction qui n'est plus gardée telle quelle.",
      );
}

function placeFaults({ societeId, contratId, corrected, carrying }: WholeCorrection): readonly string[] {
  const isElsewhere = (month: WholeCorrection["corrected"]): boolean =>
    month !== null && (month.societeId !== societeId || month.contratId !== contratId);
  if (corrected === null || corrected.status !== "clos") return ["La correction n'est pas d'un mois clos"];
  if (carrying === null || carrying.period <= corrected.period)
    return [`La correction de ${corrected.period} n'est portée par aucun mois qui le suit`];
  return isElsewhere(corrected) || isElsewhere(carrying)
    ? [`La correction de ${corrected.period} est d'un autre contrat que ses mois`]
    : [];
}

function keyOf({ moisId, carrying, motif, facts, madeBy }: WholeCorrection): string {
  const empreinte = sha256Hex(facts);
  return correctionKey({ moisId, dans: carrying?.period ?? "", motif, empreinte, by: madeBy });
}
