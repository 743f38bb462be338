import fc from "fast-check";
import type { Correction } from "../../src/index.ts";
import type { Year } from "./year.ts";

/** What was wrong in a closed month: some of its facts should have been those of another random month. */
export interface CorrectionDraft {
  readonly month: number;
  readonly from: number;
  readonly facts: readonly string[];
}

/** Facts that may be replaced without leaving what is there to draw on: amounts drawn back and leave taken stay. */
const CORRECTED = [
  "missions",
  "heuresTravaillees",
  "joursTravailles",
  "fraisProfessionnels",
  "autresFrais",
  "credits",
  "finDeMission",
  "allocationDemandee",
  "chargesAnnuellesEchues",
  "aideServicesPersonne",
  "nombreTitres",
  "contrat",
];

export const correctionDrafts: fc.Arbitrary<readonly CorrectionDraft[]> = fc.array(
  fc.record({
    month: fc.nat(11),
    from: fc.nat(11),
    facts: fc.subarray(CORRECTED, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 2 },
);

/** A raise agreed on after the fact, for each way of counting work. */
const RAISE = {
  tauxHoraireContractuel: "31.50",
  tauxJournalierContractuel: "220.00",
  salaireMensuelContractuel: "3300.00",
};

/** The corrections of the closed months, each taken from another month of the year; a fact that the other month does not have stays. */
export function correctionsOf(
  drafts: readonly CorrectionDraft[],
  year: Year,
  closed: number,
): readonly Correction[] {
  return drafts.flatMap(({ month, from, facts }) => {
    const wrong = year.months[month % closed];
    const right = year.months[from % year.months.length];
    if (wrong === undefined || right === undefined) return [];
    const replaced = facts.flatMap((id) =>
      Object.hasOwn(right.facts, id) && Object.hasOwn(wrong.facts, id) ? [[id, right.facts[id]]] : [],
    );
    return [
      {
        mois: wrong.period,
        motif: "saisie",
        facts: { ...Object.fromEntries(replaced), ...(facts.includes("contrat") && RAISE) },
      },
    ];
  });
}
