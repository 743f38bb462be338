import type { PayrollSection } from "@bareme/payroll";
import { formatAmount, formatEuros, isZeroText } from "../format.ts";
import type { Row } from "../pdf/table.ts";
import { nameEntry } from "./entry-label.ts";

/** The payroll as the account bears it; what is taken out of the gross follows in one note, since the payslip details it. */
export function payrollRows(section: PayrollSection, reimbursed: boolean): readonly Row[] {
  const { title, gross, others, totals, total, entries } = section;
  if (entries.length === 0) return [];
  const line = (label: string, amount: string): Row => ({
    style: "item",
    label,
    cells: [formatAmount(amount)],
  });
  const kept = isZeroText(totals.chargesDeLaSociete)
    ? ""
    : ` Hors compte : ${formatEuros(totals.chargesDeLaSociete)} de cotisations patronales que la société garde à sa charge.`;
  return [
    { style: "title", label: title, cells: [""] },
    ...gross.map((entry) => line(nameEntry(entry, title), entry.amount)),
    ...(section.employer.length === 0
      ? []
      : [line("Cotisations patronales portées au compte", section.employerTotal)]),
    ...others.map((entry) => line(nameEntry(entry, title), entry.amount)),
    { style: "total", label: "Coût de la paie", cells: [formatAmount(total)] },
    {
      style: "note",
      label: `Sur le brut de ${formatEuros(totals.brut)} : ${formatEuros(totals.cotisationsSalariales)} de cotisations salariales, ${formatEuros(totals.pas)} d'impôt ; net avant impôt ${formatEuros(totals.netAvantImpot)}, net à payer ${formatEuros(totals.netAPayer)}${reimbursed ? ", frais remboursés compris" : ""}.${kept}`,
      cells: [],
    },
  ];
}
