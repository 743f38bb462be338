import {
  add,
  addMonths,
  decimal,
  decimalToText,
  failure,
  month,
  monthOf,
  parseCivilDate,
  success,
  ZERO,
  type Result,
} from "@bareme/kernel";
import type { PaidTime } from "./header-shape.ts";
import { mentionMissing } from "./missing.ts";
import type { WorkedMonth } from "./month-facts.ts";

/**
 * What the pay of a month rests on (R3243-1, 5°), as the rules counted it. They know no hour at an increased rate, so none was paid. Months before
 * this one serve to tell the days of a forfait over twelve months.
 */
export function paidTime(
  now: WorkedMonth,
  before: readonly WorkedMonth[],
  baseDeRemuneration: string | null,
): Result<PaidTime> {
  const { fact } = now;
  const told = (id: string, what: string): Result<string> => {
    const value = fact(id);
    return value === undefined ? failure([missing(id, what, CALCUL)]) : success(value);
  };
  switch (fact("modeDuree")) {
    case "heures": {
      const hours = told("heuresTravaillees", "les heures payées");
      return hours.ok ? success({ nature: "heures", normales: hours.value, majorees: [] }) : hours;
    }
    case "jours": {
      const days = told("joursTravailles", "les jours payés");
      const year = told("joursForfait", "les jours du forfait annuel");
      if (!days.ok || !year.ok) return failure([days, year].flatMap((one) => (one.ok ? [] : one.problems)));
      const joursDouzeMois = daysOfTwelveMonths([...before, now], now);
      return success({
        nature: "forfaitJours",
        joursAnnee: year.value,
        joursMois: days.value,
        joursDouzeMois,
      });
    }
    default:
      return baseDeRemuneration === null
        ? failure([missing("temps", "ce sur quoi repose une paie au mois, comme « salaire mensuel »", FICHE)])
        : success({ nature: "autre", base: baseDeRemuneration });
  }
}

const CALCUL = "Complétez le mois, puis calculez-le de nouveau.";
const FICHE = "Donnez « baseDeRemuneration » dans la fiche du salarié porté pour ce contrat.";

const MONTHS = 12;

/** Null when a month of the last twelve, or of the contract when it is younger, was not paid here or not counted in days. */
function daysOfTwelveMonths(months: readonly WorkedMonth[], { period, fact }: WorkedMonth): string | null {
  const debut = parseCivilDate(fact("dateDebutContrat"));
  if (debut === undefined) return null;
  let sum = ZERO;
  for (let back = 0; back < MONTHS; back += 1) {
    const when = addMonths(month(period), -back);
    if (when < monthOf(debut)) break;
    const days = months.find((one) => one.period === when)?.fact("joursTravailles");
    if (days === undefined) return null;
    sum = add(sum, decimal(days));
  }
  return decimalToText(sum);
}

function missing(id: string, what: string, remedy: string) {
  return mentionMissing([id], `${what} (R3243-1, 5°)`, remedy);
}
