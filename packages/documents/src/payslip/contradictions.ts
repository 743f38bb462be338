import { add, decimal, equals, ONE, type Problem } from "@bareme/kernel";
import type { Payslip } from "@bareme/payroll";
import { formatNumber } from "../format.ts";
import type { DocumentHeader } from "../header.ts";

/** The header repeats facts of the month, and a payslip may not say two things of one fact. */
export function contradictions(payslip: Payslip, header: DocumentHeader): readonly Problem[] {
  return [...contractContradictions(payslip, header), ...timeContradictions(payslip, header)];
}

function contractContradictions({ contract }: Payslip, { typeContrat }: DocumentHeader): readonly Problem[] {
  const computed = contract.find(({ id }) => id === "typeContrat")?.value;
  if (computed === undefined || computed === typeContrat) return [];
  return [
    {
      code: "MENTION_CONTRADICTS",
      path: ["typeContrat"],
      message: `« typeContrat » est ${typeContrat} dans l'en-tête, et ${computed} dans le mois calculé.`,
      remedy: "Corrigez l'en-tête, ou recalculez le mois avec le bon contrat.",
    },
  ];
}

/** The base pay is a quantity of time by a rate: hours of the header, or days. A base of one is a pay for the whole month. */
function timeContradictions({ sections }: Payslip, { temps }: DocumentHeader): readonly Problem[] {
  const base = sections.flatMap(({ lines }) => lines).find(({ id }) => id === "salaireDeBase")?.base ?? null;
  if (base === null || temps.nature === "autre" || equals(decimal(base), ONE)) return [];
  const field = temps.nature === "heures" ? "normales" : "joursMois";
  const given = temps.nature === "heures" ? temps.normales : temps.joursMois;
  const increased =
    temps.nature === "heures"
      ? temps.majorees
          .map(({ heures }) => decimal(heures))
          .reduce((sum, one) => add(sum, one), decimal(given))
      : decimal(given);
  if ([decimal(given), increased].some((one) => equals(one, decimal(base)))) return [];
  const unit = temps.nature === "heures" ? "heures" : "jours";
  return [
    {
      code: "MENTION_CONTRADICTS",
      path: ["temps", field],
      message: `L'en-tête dit ${formatNumber(given, 0)} ${unit} payés, et le salaire de base en compte ${formatNumber(base, 0)}.`,
      remedy: "Reprenez le temps payé du mois calculé, ou recalculez le mois avec le bon temps.",
    },
  ];
}
