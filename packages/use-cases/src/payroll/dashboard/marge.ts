import type { Plan } from "@bareme/engine";
import {
  add,
  addMonths,
  decimal,
  decimalToText,
  divide,
  greaterThan,
  HUNDRED,
  month,
  multiply,
  roundTo,
  ZERO,
} from "@bareme/kernel";
import { layoutsOf } from "@bareme/payroll";
import type { UnitOfWork } from "../../ports/store.ts";
import { euros } from "./euros.ts";

const PERIODS = 12;

/** Fees and the turnover that they are taken on, EUR before VAT. */
export interface FeesOverCa {
  readonly fraisDeGestion: string;
  readonly ca: string;
  /** Fees ÷ turnover in %, rounded to the hundredth, half even; null where the turnover is not above zero. */
  readonly part: string | null;
}

export interface MargeOfPeriod extends FeesOverCa {
  readonly period: string;
  /** Closed months, the only ones that are counted. */
  readonly closed: number;
}

/**
 * What the management fees leave to the company, month by month: the postings of closed months to the accounts of role `fraisDeGestion`, beside the
 * turnover of the same months as the comptes d'activité have it, received and advanced (accounts of role `clients` and `avance`, `caDuMois`).
 *
 * It is no result: neither what the company bears itself (contributions that it keeps, debts given up) nor its own costs are taken off. Other costs
 * charged to the porté (`autresFrais`) are not in it, and the turnover is not what was invoiced.
 */
export interface Marge {
  /** At most twelve, up to the last one with a closed month; oldest first. A period without closed month is not there. */
  readonly periods: readonly MargeOfPeriod[];
  /** Over these periods. */
  readonly total: FeesOverCa;
}

export async function margeOf(
  { dashboard }: UnitOfWork,
  { plan, last }: { readonly plan: Plan; readonly last: string },
): Promise<Marge> {
  const accounts = layoutsOf(plan);
  const ofRoles = (...roles: readonly string[]): readonly string[] =>
    accounts.flatMap(({ id, role }) => (roles.includes(role) ? [id] : []));
  const periods = await dashboard.margin({
    from: addMonths(month(last), 1 - PERIODS),
    fees: ofRoles("fraisDeGestion"),
    turnover: ofRoles("clients", "avance"),
  });
  const sum = (amounts: readonly string[]): string =>
    decimalToText(amounts.reduce((total, amount) => add(total, decimal(amount)), ZERO));
  return {
    periods: periods.map(({ period, closed, fraisDeGestion, ca }) => ({
      period,
      closed,
      ...overCa(fraisDeGestion, ca),
    })),
    total: overCa(sum(periods.map((one) => one.fraisDeGestion)), sum(periods.map(({ ca }) => ca))),
  };
}

export const NO_MARGE: Marge = { periods: [], total: { fraisDeGestion: "0.00", ca: "0.00", part: null } };

const HUNDREDTH = decimal("0.01");

function overCa(fraisDeGestion: string, ca: string): FeesOverCa {
  const turnover = decimal(ca);
  const part = greaterThan(turnover, ZERO)
    ? decimalToText(
        roundTo(divide(multiply(decimal(fraisDeGestion), HUNDRED), turnover), HUNDREDTH, "half-even"),
      )
    : null;
  return { fraisDeGestion: euros(fraisDeGestion), ca: euros(ca), part };
}
