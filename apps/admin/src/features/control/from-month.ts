import type { Api } from "../../api/client.ts";
import type { Answers } from "../../api/session.tsx";
import { shown } from "./from-file.ts";
import { NOTHING_TYPED, type TypedPayslip, type TypedRow } from "./typed-payslip.ts";

type Payslip = NonNullable<Answers["payroll"]["readPayslip"]["payslip"]>;
type Line = Payslip["sections"][number]["lines"][number];
type Statement = NonNullable<Answers["payroll"]["readStatement"]>;

/** Our own payslip of a month, typed as it is printed: controlled as it stands, everything closes. Null for a refused month. */
export async function readOwnPayslip(
  api: Api,
  month: { readonly contratId: string; readonly period: string },
): Promise<TypedPayslip | null> {
  const [{ payslip }, statement, gross, turnover] = await Promise.all([
    api.payroll.readPayslip.query(month),
    api.payroll.readStatement.query(month),
    api.payroll.explainAmount.query({ ...month, amount: "remunerationBrute" }),
    api.payroll.explainAmount.query({ ...month, amount: "caDuMois" }),
  ]);
  if (payslip === null || statement === null) return null;
  const balance = (section: "ouverture" | "cloture"): string => shown(availableIn(statement, section));
  const lines = payslip.sections.flatMap((section) => section.lines);
  return {
    ...NOTHING_TYPED,
    lignes: lines.map((line) => rowOf(line, nameOf(line, lines))),
    totaux: { remunerationBrute: shown(gross.value ?? "0.00"), ...totalsOf(payslip) },
    compte: {
      caHt: shown(turnover.value ?? "0.00"),
      soldeOuverture: balance("ouverture"),
      soldeCloture: balance("cloture"),
    },
  };
}

/** As it is printed, where no other line of the payslip has the same words. */
function nameOf({ id, item, label }: Line, lines: readonly Line[]): string {
  const isShared = lines.some((other) => other.label === label && other.id !== id);
  const name = isShared ? id : label;
  return item === undefined ? name : `${name} [${item}]`;
}

function rowOf(line: Line, ligne: string): TypedRow {
  const { base, employeeRate, employerRate, employee, employer, amount } = line;
  const figures = {
    base,
    tauxSalarial: employee === null ? null : employeeRate,
    salarial: employee,
    tauxPatronal: employer === null ? null : employerRate,
    patronal: employer,
    montant: amount,
  };
  return {
    ligne,
    ...Object.fromEntries(
      Object.entries(figures).flatMap(([column, value]) =>
        value === null ? [] : [[column, shown(value)] as const],
      ),
    ),
  };
}

function totalsOf(payslip: Payslip): TypedRow {
  const { cotisationsSalariales, cotisationsPatronales, montantNetSocial } = payslip;
  const { netAvantImpot, netImposable, netAPayer, totalVerseEmployeur, pas } = payslip;
  const amounts = {
    cotisationsSalariales,
    cotisationsPatronales,
    netAvantImpot,
    montantNetSocial,
    netImposable,
    pas,
    netAPayer,
    totalVerseEmployeur,
  };
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([id, total]) =>
      total === null ? [] : [[id, shown(total.amount)] as const],
    ),
  );
}

/** What the statement says is available at one end of the month. */
function availableIn({ sections }: Statement, id: "ouverture" | "cloture"): string {
  const section = sections.find((one) => one.id === id);
  if (section?.kind !== "balances") return "0.00";
  return section.balances.find(({ kind }) => kind === "available")?.amount ?? "0.00";
}
