import type { EventResult } from "@bareme/engine";
import type { Figures, HoleCause, MonthState, Payslip } from "@bareme/payroll";

/** One step of the way from the turnover to the net. Amounts are signed texts: each level is the sum of what stands above it. */
export interface Step {
  readonly id: string;
  readonly label: string;
  /** A level reached (turnover, gross, nets), or what is taken or added on the way. */
  readonly kind: "level" | "move";
  readonly group: "ca" | "frais" | "reserves" | "charges" | "compte" | "salaire" | "impot" | "autres";
  readonly amount: string;
  /** Where the running sum stands before and after, for the drawing. */
  readonly before: string;
  readonly after: string;
  /** The id of the amount that explains it; null when no single value does. */
  readonly explains: string | null;
}

/** What the pay leaves unspent, and why one cent more does not fit. */
export interface Rest {
  readonly remainder: string;
  /** False: even the pay that is due exceeds the money there is. */
  readonly met: boolean;
  readonly value: string;
  readonly line: string;
  readonly step: string;
  readonly cost: { readonly label: string; readonly at: string; readonly above: string };
  readonly budget: { readonly label: string; readonly at: string; readonly above: string };
  /** The rules that leap just above; none when the rest is only what cents leave. */
  readonly causes: readonly HoleCause[];
}

export interface SimulatedMonth {
  readonly period: string;
  readonly state: MonthState;
  readonly figures: Figures;
  readonly payslip: Payslip | null;
  readonly events: readonly EventResult[];
  readonly rest: Rest | null;
}

/** Months simulated, with their sums. */
export interface Simulated {
  readonly label: string;
  readonly ca: string | null;
  readonly months: readonly SimulatedMonth[];
  readonly totals: Figures;
  /** Sums over the months of what may also be asked for, or looked for. */
  readonly sums: {
    readonly budgetDePaie: string | null;
    readonly brutTotal: string | null;
    readonly totalVerseEmployeur: string | null;
    readonly chargesDeLaSociete: string | null;
  };
  readonly steps: readonly Step[];
  /** The steps add up to the cent, and every account balances. */
  readonly closes: boolean;
}
