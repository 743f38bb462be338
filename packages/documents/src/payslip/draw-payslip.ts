import type { Payslip, PayslipLine } from "@bareme/payroll";
import type { Content } from "pdfmake/interfaces.js";
import {
  formatAmount,
  formatDate,
  formatEuros,
  formatMonth,
  formatNumber,
  formatPercent,
  isZeroText,
} from "../format.ts";
import type { DocumentHeader } from "../header.ts";
import { densityFor, type Density } from "../pdf/density.ts";
import { drawHeading, type Fact } from "../pdf/heading.ts";
import { drawTable, type Row } from "../pdf/table.ts";
import { footRows, type PayslipData } from "./draw-foot.ts";
import type { BodyRow } from "./body-row.ts";
import { activiteText, contratText, dureeText, issuerOf } from "./header-texts.ts";
import type { PayslipSheet } from "./sheet.ts";

/** What is drawn, and how close. */
interface Page {
  readonly density: Density;
  readonly content: readonly Content[];
}

/** The payslip on its page: heading, pay, contributions, nets. Few lines are drawn wide, many are drawn close. */
export function drawPayslip(payslip: Payslip, data: PayslipData): Page {
  const { sheet, header } = data;
  const [earnings, contributions, foot] = [earningRows(sheet), contributionRows(sheet), footRows(data)];
  const facts = headingFacts(payslip, header);
  const issuer = issuerOf(header.employeur);
  const density = densityFor([
    ...[...earnings, ...contributions, ...foot].map(({ label }) => label),
    ...facts.map(({ value }) => value),
    issuer.name,
    ...issuer.lines,
  ]);
  return {
    density,
    content: [
      ...headingOf(payslip, header, facts),
      drawTable(earnings, density),
      drawTable(contributions, density),
      drawTable(foot, density, { together: true }),
    ],
  };
}

function headingOf(
  { period }: Payslip,
  { employeur, salarie }: DocumentHeader,
  facts: readonly Fact[],
): readonly Content[] {
  return drawHeading({
    title: "Bulletin de paie",
    period: formatMonth(period),
    issuer: issuerOf(employeur),
    receiver: { name: `${salarie.prenom} ${salarie.nom}`, lines: salarie.adresse },
    facts,
  });
}

function headingFacts({ paymentDate }: Payslip, header: DocumentHeader): readonly Fact[] {
  const { salarie, activitePartielle } = header;
  return [
    { label: "Contrat", value: contratText(header.typeContrat) },
    { label: "Entrée", value: `le ${formatDate(header.dateDebutContrat)}` },
    { label: "Emploi", value: salarie.emploi },
    { label: "Classification", value: salarie.classification },
    { label: "Matricule", value: salarie.matricule },
    { label: "Convention", value: header.convention },
    { label: "Temps payé", value: dureeText(header.temps) },
    ...header.conges.map(({ du, au, indemnite }) => ({
      label: "Congés payés",
      value: `du ${formatDate(du)} au ${formatDate(au)}, indemnité ${formatEuros(indemnite)}`,
    })),
    ...(activitePartielle === null
      ? []
      : [{ label: "Activité partielle", value: activiteText(activitePartielle) }]),
    { label: "Paiement", value: `le ${formatDate(paymentDate)}` },
  ];
}

function earningRows({ earnings, totals }: PayslipSheet): readonly Row[] {
  return [
    { style: "head", label: "Éléments de paie", cells: ["Base", "Taux", "Montant", ""] },
    ...earnings.map((line): Row => ({
      style: "line",
      label: line.name,
      cells: [baseText(line), rateText(line), formatAmount(line.amount ?? "0"), ""],
    })),
    { style: "total", label: "TOTAL BRUT", cells: ["", "", formatAmount(totals.brut), ""] },
  ];
}

function baseText({ base, baseUnit }: PayslipLine): string {
  if (base === null) return "";
  return baseUnit === "EUR" ? formatAmount(base) : formatNumber(base, 2);
}

function rateText({ rate, rateUnit }: PayslipLine): string {
  if (rate === null) return "";
  return rateUnit === "%" ? formatPercent(rate) : formatNumber(rate, 2);
}

function contributionRows({ groups, totals, model }: PayslipSheet): readonly Row[] {
  return [
    {
      style: "head",
      label: "Cotisations et contributions",
      cells: ["Base", "Taux salarial", "Part salarié", "Part employeur"],
    },
    ...groups.flatMap(({ title, rows }): readonly Row[] => [
      ...(title === null ? [] : [{ style: "strong", label: title, cells: [] } satisfies Row]),
      ...rows.map((row): Row => ({
        style: title !== null ? "item" : isCapital(row.label) ? "strong" : "line",
        label: row.label,
        cells: cellsOf(row),
      })),
    ]),
    {
      style: "total",
      label: model.totalLabel,
      cells: ["", "", formatAmount(totals.cotisationsSalariales), formatAmount(totals.cotisationsPatronales)],
    },
  ];
}

function cellsOf({ base, employeeRate, employee, employer }: BodyRow): readonly string[] {
  const amount = (part: string | null): string =>
    part === null || isZeroText(part) ? "" : formatAmount(part);
  return [
    amount(base),
    employeeRate === null || isZeroText(employee) ? "" : formatPercent(employeeRate),
    amount(employee),
    amount(employer),
  ];
}

function isCapital(label: string): boolean {
  return label === label.toLocaleUpperCase("fr");
}
