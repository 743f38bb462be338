import { decimal } from "@bareme/kernel";
import type { EvaluationDocument, Plan } from "@bareme/engine";
import type { Payslip, PayslipLine } from "../payslip.ts";
import { isMoving, plainEntry, readBasis } from "./entries.ts";
import { STATEMENT_VALUES, TITLES } from "./layout.ts";
import type { FacedEntry, FiguresSection, PayrollAmount, PayrollSection, StatementEntry } from "./shape.ts";
import { sumText, textOf } from "./sums.ts";

/** The payroll of the month: what it takes out of the disponible, and the payslip's contributions, tax and nets beside it. */
export function payrollSection(
  entries: readonly FacedEntry[],
  payslip: Payslip,
  document: EvaluationDocument,
): PayrollSection {
  const of = (...roles: readonly FacedEntry["role"][]): readonly StatementEntry[] =>
    entries.filter(({ role }) => roles.includes(role)).map(plainEntry);
  const total = (amount: { readonly amount: string } | null): string =>
    textOf(decimal(amount?.amount ?? "0"));
  return {
    kind: "payroll",
    id: "paie",
    title: TITLES.paie,
    entries: entries.map(plainEntry),
    total: sumText(entries.map(({ amount }) => amount)),
    gross: of("salaires"),
    employer: of("cotisationsPatronales"),
    employerTotal: sumText(of("cotisationsPatronales").map(({ amount }) => amount)),
    others: of("avantages", "indemnites"),
    employee: employeeContributions(payslip),
    totals: {
      brut: total(payslip.brut),
      cotisationsSalariales: total(payslip.cotisationsSalariales),
      cotisationsPatronales: total(payslip.cotisationsPatronales),
      chargesDeLaSociete: valueOf(document, STATEMENT_VALUES.chargesDeLaSociete),
      netAvantImpot: total(payslip.netAvantImpot),
      pas: total(payslip.pas),
      netAPayer: total(payslip.netAPayer),
    },
  };
}

/** The apport d'affaires of the month (CT L1254-25, 6°): the lines that its total adds up, which the gross holds too. */
export function apportSection(document: EvaluationDocument, plan: Plan): FiguresSection {
  const members = new Set(plan.lines.find(({ id }) => id === STATEMENT_VALUES.apportDuMois)?.members);
  return {
    kind: "figures",
    id: "apportAffaires",
    title: TITLES.apportAffaires,
    figures: document.lines.flatMap((line) =>
      members.has(line.id) && line.amount !== null ? [payrollAmount(line, line.amount)] : [],
    ),
    total: valueOf(document, STATEMENT_VALUES.apportDuMois),
  };
}

/** What the porté pays: the employee part of each contribution of the payslip. */
function employeeContributions(payslip: Payslip): readonly PayrollAmount[] {
  return payslip.sections
    .filter(({ kind }) => kind === "contributions")
    .flatMap(({ lines }) => lines)
    .flatMap((line) => (line.employee === null ? [] : [payrollAmount(line, line.employee)]))
    .filter(isMoving);
}

function payrollAmount(
  { id, item, label, basis, source }: Pick<PayslipLine, "id" | "item" | "label" | "basis" | "source">,
  amount: string,
): PayrollAmount {
  return {
    line: id,
    ...(item !== undefined && { item }),
    label,
    amount: textOf(decimal(amount)),
    basis: readBasis(basis),
    source,
  };
}

function valueOf(document: EvaluationDocument, id: string): string {
  return textOf(decimal(document.values[id] ?? "0"));
}
