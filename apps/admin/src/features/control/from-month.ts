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
  const lines = payslip.sections.flatMap((section) => section.lines);
  return {
    ...NOTHING_TYPED,
    lignes: lines.map((line) => rowOf(line, nameOf(line, lines))),
    totaux: { ...said({ remunerationBrute: gross.value }), ...totalsOf(payslip) },
    imputations: await imputationsOf(api, month, {
      entries: statementEntries(statement, lines),
      printed: lines,
    }),
    compte: said({
      caHt: turnover.value,
      soldeOuverture: availableIn(statement, "ouverture"),
      soldeCloture: availableIn(statement, "cloture"),
    }),
  };
}

/** What the statement takes from the account, or gives back to it, and the payslip does not print; the receipts are the turnover itself. */
function statementEntries({ sections }: Statement, printed: readonly Line[]): readonly Entry[] {
  const onPayslip = new Set(printed.map(({ id }) => id));
  const entries = sections.flatMap((section): readonly Entry[] =>
    "entries" in section && section.kind !== "receipts" ? section.entries : [],
  );
  const others = entries.filter(({ line }) => !onPayslip.has(line));
  return [...new Map(others.map((entry) => [amountOf(entry), entry])).values()];
}

type Entry = Pick<Line, "item" | "label"> & { readonly line: string };

function amountOf({ line, item }: Entry): string {
  return item === undefined ? line : `${line}[${item}]`;
}

/** Each with the amount of its rule: the statement says the movement, whose sign is the account's. */
async function imputationsOf(
  api: Api,
  month: { readonly contratId: string; readonly period: string },
  { entries, printed }: { readonly entries: readonly Entry[]; readonly printed: readonly Line[] },
): Promise<readonly TypedRow[]> {
  const all = [...entries.map(({ line, label }) => ({ id: line, label })), ...printed];
  const rows = await Promise.all(
    entries.map(async (entry) => {
      const { value } = await api.payroll.explainAmount.query({ ...month, amount: amountOf(entry) });
      const { line: id, label, item } = entry;
      const named = item === undefined ? { id, label } : { id, label, item };
      return value === null ? [] : [{ ligne: nameOf(named, all), montant: shown(value) }];
    }),
  );
  return rows.flat();
}

/** As it is printed, where no other line of the payslip has the same words. */
function nameOf(
  { id, item, label }: Pick<Line, "id" | "item" | "label">,
  lines: readonly Pick<Line, "id" | "label">[],
): string {
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
  return { ligne, ...said(figures) };
}

/** The figures that there are: what our month does not say is left for who types it, and no 0,00 is controlled in its place. */
function said(figures: Readonly<Record<string, string | null>>): TypedRow {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([column, value]) =>
      value === null ? [] : [[column, shown(value)] as const],
    ),
  );
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
  return said(
    Object.fromEntries(Object.entries(amounts).map(([id, total]) => [id, total?.amount ?? null] as const)),
  );
}

/** What the statement says is available at one end of the month. */
function availableIn({ sections }: Statement, id: "ouverture" | "cloture"): string | null {
  const section = sections.find((one) => one.id === id);
  if (section?.kind !== "balances") return null;
  return section.balances.find(({ kind }) => kind === "available")?.amount ?? null;
}
