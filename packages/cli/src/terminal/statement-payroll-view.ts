import type { PayrollSection } from "@bareme/payroll";
import { formatAmount, formatEuros, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { entryLabel, titleRow, totalRow } from "./statement-rows.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

/** The payroll as the account bears it; what is taken out of the gross follows in one note, since the payslip details it. */
export function renderPayroll(
  section: PayrollSection,
  reimbursed: boolean,
  screen: Screen,
  paint: Paint,
): string {
  const { title, gross, others, totals, total, entries } = section;
  if (entries.length === 0) return "";
  const line = (label: string, amount: string): Row => ({
    style: "line",
    label,
    cells: [formatAmount(amount)],
  });
  const rows: readonly Row[] = [
    titleRow(title),
    ...gross.map((entry) => line(entryLabel(entry, title), entry.amount)),
    ...(section.employer.length === 0
      ? []
      : [line("Cotisations patronales portées au compte", section.employerTotal)]),
    ...others.map((entry) => line(entryLabel(entry, title), entry.amount)),
    ...totalRow("Coût de la paie", total, entries),
  ];
  const kept = isZeroText(totals.chargesDeLaSociete)
    ? ""
    : ` Hors compte : ${formatEuros(totals.chargesDeLaSociete)} de cotisations patronales que la société garde à sa charge.`;
  const note = `Sur le brut de ${formatEuros(totals.brut)} : ${formatEuros(totals.cotisationsSalariales)} de cotisations salariales, ${formatEuros(totals.pas)} d'impôt ; net avant impôt ${formatEuros(totals.netAvantImpot)}, net à payer ${formatEuros(totals.netAPayer)}${reimbursed ? ", frais remboursés compris" : ""}.${kept}`;
  return renderTable(rows, screen, paint) + paint("dim", paragraph(note, screen));
}
