import {
  add,
  decimal,
  failure,
  negate,
  parseCivilDate,
  success,
  ZERO,
  type Decimal,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { Payslip, PayslipLine } from "@bareme/payroll";
import { isZeroText } from "../format.ts";
import type { BodyGroup } from "./body-row.ts";
import { groupLines, sumOf } from "./group-lines.ts";
import { modelFor, type PayslipModel } from "./model.ts";
import { nameWithRappel, unnamedRappels, type NamedRappel } from "./rappels.ts";
import {
  checkSums,
  readTotals,
  readWithholding,
  sommeSansPas,
  textOf,
  type SheetTotals,
  type Withholding,
} from "./sheet-totals.ts";

/** A line of pay, called as it is printed. */
interface EarningLine extends PayslipLine {
  readonly name: string;
}

/** A payment or a deduction below the contributions, as it moves the net: what is taken out is negative. */
interface FootLine {
  readonly id: string;
  readonly label: string;
  readonly amount: string;
}

/** A payslip in the order and grouping of its model, every amount as text. */
export interface PayslipSheet {
  readonly model: PayslipModel;
  readonly earnings: readonly EarningLine[];
  readonly groups: readonly BodyGroup[];
  readonly diverses: readonly FootLine[];
  readonly totals: SheetTotals;
  readonly pas: Withholding;
  /** What would have been paid without the withholding (R3243-1, 9°). */
  readonly sommeSansPas: string;
  /** Sum of the exemptions (R3243-1, 13°), as the payslip signs them. */
  readonly exonerations: string;
}

/** Lays a payslip out in the model of its payment date. Totals are copied; the rows must add up to them, else the payslip is refused. */
export function sheetOf(payslip: Payslip, rappels: readonly NamedRappel[]): Result<PayslipSheet> {
  const model = modelFor(payslip.paymentDate);
  const totals = readTotals(payslip);
  const pas = readWithholding(payslip);
  const earnings = earningsOf(payslip, rappels);
  const problems = [
    ...(payslip.issued ? [] : [NOT_ISSUED]),
    ...(earnings.length > 0 ? [] : [NO_EARNINGS]),
    ...unnamedRappels(payslip, rappels),
    ...(parseCivilDate(payslip.paymentDate) === undefined
      ? [NO_PAYMENT_DATE]
      : model.ok
        ? []
        : model.problems),
    ...[totals, pas].flatMap((read) => (read.ok ? [] : read.problems)),
  ];
  if (!model.ok || !totals.ok || !pas.ok || problems.length > 0) return failure(problems);
  const groups = groupLines(payslip, model.value, rappels);
  const exempted = groups.filter(({ id }) => id === "allegements");
  const sheet: PayslipSheet = {
    model: model.value,
    earnings,
    groups,
    diverses: diversesOf(payslip),
    totals: totals.value,
    pas: pas.value,
    sommeSansPas: sommeSansPas(totals.value, pas.value),
    exonerations: textOf(add(sumOf(exempted, "employer"), sumOf(exempted, "employee"))),
  };
  const mismatches = checkSums(sheet);
  return mismatches.length > 0 ? failure(mismatches) : success(sheet);
}

const NOT_ISSUED: Problem = {
  code: "PAYSLIP_NOT_ISSUED",
  path: ["payslip"],
  message: "Ce bulletin est bloqué par un contrôle : il ne peut pas être remis, donc pas imprimé.",
  remedy: "Corrigez ce que le contrôle signale, puis calculez le mois de nouveau.",
};

const NO_PAYMENT_DATE: Problem = {
  code: "MENTION_MISSING",
  path: ["payslip", "paymentDate"],
  message: "Il manque la date de paiement du bulletin, comme 2026-01-31 (R3243-1, 11°).",
  remedy: "Donnez la date de paiement du mois, puis calculez-le de nouveau.",
};

const NO_EARNINGS: Problem = {
  code: "MENTION_MISSING",
  path: ["payslip", "sections"],
  message:
    "Il manque les éléments de paie : leur nature et leur montant, salaire de base compris (R3243-1, 6°).",
  remedy: "Vérifiez que les règles calculent « salaireDeBase » pour la période.",
};

/** Base pay is always said; another pay line only when it pays something. */
function earningsOf({ sections }: Payslip, rappels: readonly NamedRappel[]): readonly EarningLine[] {
  return sections
    .filter(({ kind }) => kind === "earnings")
    .flatMap(({ lines }) => lines)
    .filter(({ id, amount }) => id === "salaireDeBase" || !isZeroText(amount))
    .map((line) => ({ ...line, name: nameWithRappel(line, rappels) }));
}

/** The items of one rule, such as ten expenses, are one line: their detail stands in the statement of the account. */
function diversesOf({ sections }: Payslip): readonly FootLine[] {
  const lines = sections
    .filter(({ kind }) => kind === "others")
    .flatMap(({ id, lines: own }) =>
      own.filter((line) => id !== "autres" || (line.employee === null && line.employer === null)),
    );
  return [...new Map(lines.map(({ id, label }) => [id, label]))]
    .map(([id, label]) => {
      const own = lines.filter((line) => line.id === id);
      return { id, label, amount: textOf(own.reduce((sum, line) => add(sum, netEffect(line)), ZERO)) };
    })
    .filter(({ amount }) => !isZeroText(amount));
}

/** An employee part is a deduction; a plain amount is paid; an employer part does not touch the net. */
function netEffect({ amount, employee }: PayslipLine): Decimal {
  if (employee !== null) return negate(decimal(employee));
  return amount === null ? ZERO : decimal(amount);
}
