import { add, decimal, decimalToFixed, ZERO } from "@bareme/kernel";
import type { MonthRun, MonthState } from "../month-run.ts";
import type { MonthsRun } from "../months.ts";

/** What a month moves, by the id under which the rules compute it: added up over the months. */
const FLOWS = [
  "caDuMois",
  "totalFraisDeGestion",
  "coutDuMois",
  "chargesDuCompte",
  "remunerationBrute",
  "netAvantImpot",
  "pas",
  "netAPayer",
] as const;

/** What stands on the account as a month closes; over several months the last one counts. `misDeCote` sums the accounts of reserves and provisions. */
const BALANCES = ["soldeDisponible", "misDeCote"] as const;

type Flow = (typeof FLOWS)[number];
export type Figure = Flow | (typeof BALANCES)[number];
export const FIGURES: readonly Figure[] = [...FLOWS, ...BALANCES];

/** Decimal texts; null where the rules have no such value. */
export type Figures = { readonly [F in Figure]: string | null };

interface MonthFigures {
  readonly period: string;
  readonly state: MonthState;
  readonly figures: Figures;
}

/** The figures of months in a row, and their totals. */
export interface RunFigures {
  readonly months: readonly MonthFigures[];
  readonly totals: Figures;
}

/** Reads the figures of months that were run. Refused months have none. */
export function figuresOf(run: MonthsRun): RunFigures {
  const months = run.months.map((month) => ({
    period: month.period,
    state: month.state,
    figures: mapFigures((figure) => figureOf(month, figure)),
  }));
  return {
    months,
    totals: mapFigures((figure) => {
      const read = months.flatMap(({ figures }) => figures[figure] ?? []);
      if (read.length === 0) return null;
      return isBalance(figure) ? (months.at(-1)?.figures[figure] ?? null) : sumOf(read);
    }),
  };
}

function figureOf(month: MonthRun, figure: Figure): string | null {
  if (month.account === null) return null;
  if (figure !== "misDeCote") return month.evaluation.document.values[figure] ?? null;
  return sumOf(
    month.account.accounts.flatMap(({ role, closing }) =>
      role === "provision" && closing !== null ? [closing] : [],
    ),
  );
}

export function mapFigures(read: (figure: Figure) => string | null): Figures {
  return {
    caDuMois: read("caDuMois"),
    totalFraisDeGestion: read("totalFraisDeGestion"),
    coutDuMois: read("coutDuMois"),
    chargesDuCompte: read("chargesDuCompte"),
    remunerationBrute: read("remunerationBrute"),
    netAvantImpot: read("netAvantImpot"),
    pas: read("pas"),
    netAPayer: read("netAPayer"),
    soldeDisponible: read("soldeDisponible"),
    misDeCote: read("misDeCote"),
  };
}

function isBalance(figure: Figure): boolean {
  return BALANCES.some((balance) => balance === figure);
}

function sumOf(amounts: readonly string[]): string {
  return decimalToFixed(
    amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO),
    2,
  );
}
