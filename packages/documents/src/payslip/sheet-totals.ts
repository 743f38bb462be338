import {
  add,
  decimal,
  decimalToFixed,
  equals,
  failure,
  subtract,
  success,
  ZERO,
  type Decimal,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { Payslip } from "@bareme/payroll";
import { formatAmount } from "../format.ts";
import { sumOf } from "./group-lines.ts";
import type { PayslipSheet } from "./sheet.ts";

/** The totals that the model prints; none may be absent. */
export interface SheetTotals {
  readonly brut: string;
  readonly cotisationsSalariales: string;
  readonly cotisationsPatronales: string;
  readonly montantNetSocial: string;
  readonly netAvantImpot: string;
  readonly netImposable: string;
  readonly netAPayer: string;
  readonly totalVerseEmployeur: string;
}

/** What each answers in R3243-1, or in the ministerial model. */
const TOTALS: Readonly<Record<keyof SheetTotals, string>> = {
  brut: "la rémunération brute (R3243-1, 7°)",
  cotisationsSalariales: "le total des cotisations salariales (R3243-1, 8° a)",
  cotisationsPatronales: "le total des cotisations patronales (R3243-1, 8° a)",
  montantNetSocial: "le montant net social (R3243-1, 9° bis)",
  netAvantImpot: "le net avant impôt (R3243-1, 9°)",
  netImposable: "le montant net imposable (modèle de bulletin)",
  netAPayer: "la somme reçue par le salarié (R3243-1, 10°)",
  totalVerseEmployeur: "le total versé par l'employeur (R3243-1, 14°)",
};

/** The withholding in full: its base, rate and amount are all due (R3243-1, 9°). */
export interface Withholding {
  readonly base: string;
  readonly rate: string;
  readonly amount: string;
}

/** The totals as the rules computed them, or each that is missing. */
export function readTotals(payslip: Payslip): Result<SheetTotals> {
  const problems: Problem[] = [];
  const read = (id: keyof SheetTotals): string => {
    const total = payslip[id];
    if (total === null)
      problems.push({
        code: "MENTION_MISSING",
        path: ["payslip", id],
        message: `Il manque au bulletin « ${id} » : ${TOTALS[id]}.`,
        remedy: "Vérifiez que les règles calculent ce total pour la période.",
      });
    return total?.amount ?? "";
  };
  const totals: SheetTotals = {
    brut: read("brut"),
    cotisationsSalariales: read("cotisationsSalariales"),
    cotisationsPatronales: read("cotisationsPatronales"),
    montantNetSocial: read("montantNetSocial"),
    netAvantImpot: read("netAvantImpot"),
    netImposable: read("netImposable"),
    netAPayer: read("netAPayer"),
    totalVerseEmployeur: read("totalVerseEmployeur"),
  };
  return problems.length > 0 ? failure(problems) : success(totals);
}

export function readWithholding({ pas }: Payslip): Result<Withholding> {
  if (pas !== null && pas.base !== null && pas.rate !== null)
    return success({ base: pas.base, rate: pas.rate, amount: pas.amount });
  return failure([
    {
      code: "MENTION_MISSING",
      path: ["payslip", "pas"],
      message:
        "Il manque l'impôt prélevé à la source : son assiette, son taux et son montant, même nul (R3243-1, 9°).",
      remedy: "Vérifiez que les règles calculent « pas », avec une base et un taux, pour la période.",
    },
  ]);
}

/**
 * What would have been paid without the withholding (R3243-1, 9°). Reading: R3243-2 makes the model's labels those of 9°, and of these only « net à
 * payer avant impôt » can name that sum; it is therefore the net to pay and the tax, other payments and deductions (8° b) included, which stand
 * above it. The rules' own `netAvantImpot` is gross less contributions, before these: the two are one when a month has none.
 */
export function sommeSansPas({ netAPayer }: SheetTotals, { amount }: Withholding): string {
  return textOf(add(decimal(netAPayer), decimal(amount)));
}

/** The printed lines lead to the printed totals, to the cent: a reader with a pencil must find them. */
export function checkSums({ earnings, groups, diverses, totals, pas }: PayslipSheet): readonly Problem[] {
  const total = (parts: readonly (string | null)[]): Decimal =>
    parts.reduce((sum, part) => add(sum, decimal(part ?? "0")), ZERO);
  const brut = decimal(totals.brut);
  const net = add(
    subtract(decimal(totals.netAvantImpot), decimal(pas.amount)),
    total(diverses.map(({ amount }) => amount)),
  );
  const sums: readonly (readonly [keyof SheetTotals, Decimal])[] = [
    ["brut", total(earnings.map(({ amount }) => amount))],
    ["cotisationsSalariales", sumOf(groups, "employee")],
    ["cotisationsPatronales", sumOf(groups, "employer")],
    ["netAvantImpot", subtract(brut, decimal(totals.cotisationsSalariales))],
    ["netAPayer", net],
    // R3243-1, 14°: the exemptions (13°) are among the employer's part, as amounts taken out.
    ["totalVerseEmployeur", add(brut, decimal(totals.cotisationsPatronales))],
  ];
  return sums
    .filter(([id, sum]) => !equals(sum, decimal(totals[id])))
    .map(([id, sum]) => ({
      code: "PAYSLIP_SUM_MISMATCH",
      path: ["payslip", id],
      message: `Les lignes imprimées mènent à ${formatAmount(textOf(sum))} pour « ${id} », et le bulletin à ${formatAmount(totals[id])}.`,
      remedy: "Vérifiez la rubrique de la ligne en cause dans les règles : elle manque, ou compte deux fois.",
    }));
}

export function textOf(value: Decimal): string {
  return decimalToFixed(value, 2);
}
