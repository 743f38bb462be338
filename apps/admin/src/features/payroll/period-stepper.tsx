import { formatInstant } from "../../format/instants.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { Stepper, type Stage } from "./stepper.tsx";
import type { Tally } from "./tally.ts";

import type { PassagesOfPeriod } from "./use-passages.ts";
import { contracts, type PassageState } from "./words.ts";

/** The month of the whole company: data, computation, validation, closing. */
export function PeriodStepper({
  tally,
  passages: { last },
}: {
  readonly tally: Tally;
  readonly passages: PassagesOfPeriod;
}) {
  const nameOf = usePersonNames();
  const by = (passage: PassageState | undefined): string | undefined =>
    passage && `Demandé par ${nameOf(passage.askedBy)}, le ${formatInstant(passage.askedAt)}`;
  const { total, ouvert, hindered, aValider, aClore, clos } = tally;
  const computed = total - ouvert;
  const validated = aClore + clos;
  const stateOf = (done: number, before: number, blocked = 0): Stage["state"] => {
    if (blocked > 0) return "hindered";
    if (total > 0 && done === total) return "done";
    return before > 0 ? "current" : "ahead";
  };
  const stages: readonly Stage[] = [
    {
      id: "donnees",
      title: "Données",
      state: total > 0 ? "done" : "current",
      says: total === 0 ? "Aucun mois ouvert" : `${contracts(total)} ouvert${total > 1 ? "s" : ""}`,
    },
    {
      id: "calcul",
      title: "Calcul",
      state: stateOf(computed, ouvert, hindered),
      says: `${computed} sur ${total}${hindered > 0 ? `, dont ${hindered} à corriger` : ""}`,
      ...withBy(by(last.calcul)),
    },
    {
      id: "validation",
      title: "Validation",
      state: stateOf(validated, aValider),
      says: `${validated} sur ${total}`,
      ...withBy(by(last.validation)),
    },
    {
      id: "cloture",
      title: "Clôture",
      state: stateOf(clos, aClore),
      says: `${clos} sur ${total}`,
      ...withBy(by(last.cloture)),
    },
  ];
  return <Stepper label="Étapes du mois" stages={stages} />;
}

function withBy(by: string | undefined): Pick<Stage, "by"> {
  return by === undefined ? {} : { by };
}
