import { add, decimal, decimalToFixed, equals, isZero, subtract, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument, Plan } from "@bareme/engine";
import { ACCOUNT_VALUES, layoutsOf, type AccountLayout, type AccountRole } from "./account-layout.ts";
import { readIdentity, type Identity } from "./account-identity.ts";
import { statementsOf, sumOf, type AccountStatement } from "./ledger.ts";

/** A figure read from the ledger beside the same figure of the evaluation. */
export interface Agreement {
  readonly label: string;
  readonly ledger: string;
  /** Null when the evaluation has no such figure: then nothing agrees. */
  readonly evaluation: string | null;
  readonly holds: boolean;
}

/** The compte d'activité of a month. */
export interface Account {
  readonly period: string;
  readonly accounts: readonly AccountStatement[];
  readonly identity: Identity;
  readonly agreements: readonly Agreement[];
  /** The identity closes, every posting balances, and the ledger meets the payslip and the carried balances. */
  readonly closes: boolean;
}

/**
 * The compte d'activité of a month, from its postings. Sums of movements are made here, on exact decimals: a statement of account is
 * such sums, and the evaluation gives the movements only. Each is then compared with what the evaluation says.
 */
export function buildAccount(
  document: EvaluationDocument,
  plan: Plan,
  month: { readonly period: string; readonly opening?: Readonly<Record<string, unknown>> | null | undefined },
): Account {
  const layouts = layoutsOf(plan);
  const accounts = statementsOf(layouts, document, plan, month.opening ?? null);
  const identity = readIdentity(accounts);
  const agreements = agreementsOf(accounts, document, layouts);
  return {
    period: month.period,
    accounts,
    identity,
    agreements,
    closes:
      identity.closes &&
      agreements.every(({ holds }) => holds) &&
      isZero(sumOf(accounts.map(({ total }) => total))),
  };
}

function agreementsOf(
  accounts: readonly AccountStatement[],
  document: EvaluationDocument,
  layouts: readonly AccountLayout[],
): readonly Agreement[] {
  const totalOf = (role: AccountRole): Decimal =>
    sumOf(accounts.filter((account) => account.role === role).map(({ total }) => total));
  const valueOf = (id: string): Decimal | undefined => {
    const value = document.values[id];
    return value === undefined ? undefined : decimal(value);
  };
  const compare = (label: string, ledger: Decimal, evaluation: Decimal | undefined): Agreement => ({
    label,
    ledger: decimalToFixed(ledger, 2),
    evaluation: evaluation === undefined ? null : decimalToFixed(evaluation, 2),
    holds: evaluation !== undefined && equals(ledger, evaluation),
  });
  const charges = valueOf(ACCOUNT_VALUES.cotisationsPatronales);
  const ofTheCompany = valueOf(ACCOUNT_VALUES.chargesDeLaSociete);
  return [
    compare("Total brut du bulletin", totalOf("salaires"), valueOf(ACCOUNT_VALUES.brut)),
    compare(
      "Cotisations patronales du bulletin, hors part de la société",
      totalOf("cotisationsPatronales"),
      charges === undefined || ofTheCompany === undefined ? undefined : subtract(charges, ofTheCompany),
    ),
    ...accounts.flatMap((account, index) => {
      const carry = layouts[index]?.carry ?? null;
      if (carry === null || account.opening === null || account.closing === null) return [];
      return [
        compare(
          `Solde « ${account.label} »`,
          add(decimal(account.opening), decimal(account.total)),
          decimal(account.closing),
        ),
      ];
    }),
  ];
}
