import type { MonthTally, PorteOf } from "./dashboard-store.ts";
import type { MonthHead } from "./months-store.ts";

/** The month of a contract as the list of its period shows it: what came of it is read in the tables, no document is sent for it. */
export interface MonthOfPeriod extends Pick<MonthHead, "contratId" | "status" | "state"> {
  readonly moisId: string;
  readonly porte: PorteOf;
  /** EUR; null until the month is computed, and for one that cannot be. */
  readonly netAPayer: string | null;
  /** Canonical JSON of the problem, or of the check, that stops it; null when neither does. */
  readonly problem: string | null;
  readonly check: string | null;
}

export interface PeriodStore {
  /** All months of the company, counted where they stand; newest period first. */
  readonly tallies: () => Promise<readonly MonthTally[]>;
  /** In the order of the matricules. */
  readonly months: (period: string) => Promise<readonly MonthOfPeriod[]>;
}
