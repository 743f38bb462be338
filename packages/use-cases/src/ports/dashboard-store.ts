import type { MonthHead } from "./months-store.ts";

/**
 * What the dashboard of a company reads: sums made in the tables, and the first rows of lists with the size of the whole. No document of a month is
 * read for it. Amounts are EUR.
 */

/** The first rows of a list, and how many it has in all. */
export interface Some<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** How many months of a period stand alike. */
export interface MonthTally extends Pick<MonthHead, "period" | "status" | "state"> {
  readonly months: number;
}

/** The porté of a contract, as lists call it. */
export interface PorteOf {
  readonly porteId: string;
  readonly matricule: string;
  readonly nom: string;
  readonly prenom: string;
}

export interface WaitingMonth extends Pick<MonthHead, "contratId" | "period" | "status" | "state"> {
  readonly moisId: string;
  readonly porte: PorteOf;
}

/** Invoices up to a day, from the records of all contracts. */
export interface ReceivablesAsked {
  /** Records dated later are not seen. */
  readonly on: string;
  /** The first day of the invoices that are added up as turnover. */
  readonly from: string;
  readonly limit: number;
}

/** What clients owe, VAT included. */
export interface Receivables extends Some<UnpaidInvoice> {
  readonly creances: string;
  /** Invoices less credit notes dated from the first day to the last. */
  readonly caFacture: string;
}

export interface UnpaidInvoice {
  readonly contratId: string;
  readonly porte: PorteOf;
  /** Its number, which is the key of its record. */
  readonly facture: string;
  readonly mission: string;
  readonly client: string | null;
  readonly date: string;
  /** As asked of the client, credit notes taken off. */
  readonly ttc: string;
  readonly due: string;
}

/** Accounts whose movements are added up. */
export interface MarginAsked {
  readonly from: string;
  /** What comes into these is a fee. */
  readonly fees: readonly string[];
  /** What leaves these is turnover. */
  readonly turnover: readonly string[];
}

export interface PeriodMargin {
  readonly period: string;
  readonly fraisDeGestion: string;
  readonly ca: string;
  readonly closed: number;
}

/** An account that holds a balance, and how the opening state of a contract says what was on it. */
export interface HeldAccount {
  readonly account: string;
  /** The carried value that holds its balance. */
  readonly carry: string;
  /** What a contract without opening state begins with. */
  readonly initial: string;
  /** True where the opening state says what is owed, which stands below zero in the ledger. */
  readonly owed: boolean;
  /** True for an account that is below zero by nature: an advance that is still to take back. */
  readonly lends: boolean;
}

export interface AccountTotal {
  readonly account: string;
  readonly balance: string;
  /** Contracts with something on it, above or below zero. */
  readonly contrats: number;
}

export interface BelowZero {
  readonly account: string;
  readonly contratId: string;
  readonly porte: PorteOf;
  /** The last closed month of the contract. */
  readonly moisId: string;
  readonly period: string;
  readonly balance: string;
}

export interface Balances {
  readonly accounts: readonly AccountTotal[];
  /** The deepest first; those of accounts that lend are left out. */
  readonly below: Some<BelowZero>;
}

export interface DashboardStore {
  /** Of the periods that have a month that is not closed, all months, oldest period first. */
  readonly openPeriods: () => Promise<readonly MonthTally[]>;
  /** Months that are computed and may not be paid, oldest period first. */
  readonly hindered: (limit: number) => Promise<Some<WaitingMonth>>;
  /** Months that are not closed of a period before another, oldest first. */
  readonly openBefore: (period: string, limit: number) => Promise<Some<WaitingMonth>>;
  readonly receivables: (asked: ReceivablesAsked) => Promise<Receivables>;
  /** The last closed month of the company, and the rules of one of its contracts; undefined where nothing is closed. */
  readonly lastClosed: () => Promise<{ readonly period: string; readonly planHash: string } | undefined>;
  /** Of closed months, oldest period first. */
  readonly margin: (asked: MarginAsked) => Promise<readonly PeriodMargin[]>;
  /** What the accounts hold after the last closed month of each contract, opening states included. */
  readonly balances: (accounts: readonly HeldAccount[], limit: number) => Promise<Balances>;
}
