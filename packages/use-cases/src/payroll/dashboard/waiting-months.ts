import type { MonthTally, Some, UnitOfWork, WaitingMonth } from "../../ports/store.ts";
import { viewOfMonth, type MonthView } from "../month-view.ts";

/** How many months of a period stand where; together they are all its months. */
export interface OpenPeriod {
  readonly period: string;
  readonly total: number;
  /** Opened and not computed. */
  readonly ouvert: number;
  readonly aValider: number;
  readonly provisoire: number;
  readonly bloque: number;
  readonly refuse: number;
  readonly aClore: number;
  readonly clos: number;
}

/** Why a computed month may not be paid: what kept it from being computed, or the check that stops it, by its id. */
export interface Hindrance {
  readonly kind: "problem" | "check";
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** The first hindrance is told; null where the month says none of its own, as one that opens from a blocked month. */
export interface HinderedMonth extends WaitingMonth {
  readonly reason: Hindrance | null;
}

export interface WaitingMonths {
  /** Those with a month that is not closed, oldest first. */
  readonly periods: readonly OpenPeriod[];
  /** Blocked, refused or provisional. */
  readonly hindered: Some<HinderedMonth>;
  /** Months that are not closed of a period before the newest open one. */
  readonly late: Some<WaitingMonth>;
}

export async function waitingMonths(
  { dashboard, months }: UnitOfWork,
  limit: number,
): Promise<WaitingMonths> {
  const periods = tallied(await dashboard.openPeriods());
  const newest = periods.at(-1);
  const hindered = await dashboard.hindered(limit);
  const kept = await months.read(hindered.rows.map(({ moisId }) => moisId));
  const views = new Map(kept.map((month) => [month.id, viewOfMonth(month)]));
  return {
    periods,
    hindered: {
      total: hindered.total,
      rows: hindered.rows.map((row) => ({ ...row, reason: reasonOf(views.get(row.moisId)) })),
    },
    late: newest === undefined ? { rows: [], total: 0 } : await dashboard.openBefore(newest.period, limit),
  };
}

/** Tallies of one period stand together; the periods stay in their order. */
export function tallied(tallies: readonly MonthTally[]): readonly OpenPeriod[] {
  const periods = new Map<string, OpenPeriod>();
  for (const tally of tallies) {
    const sofar = periods.get(tally.period) ?? { ...NONE, period: tally.period };
    const place = placeOf(tally);
    periods.set(tally.period, {
      ...sofar,
      total: sofar.total + tally.months,
      [place]: sofar[place] + tally.months,
    });
  }
  return [...periods.values()];
}

type Place = Exclude<keyof OpenPeriod, "period" | "total">;

const NONE = { total: 0, ouvert: 0, aValider: 0, provisoire: 0, bloque: 0, refuse: 0, aClore: 0, clos: 0 };

function placeOf({ status, state }: MonthTally): Place {
  if (status === "clos") return "clos";
  if (status === "valide") return "aClore";
  if (status === "ouvert" || state === null) return "ouvert";
  return PLACES[state];
}

const PLACES: { readonly [S in NonNullable<MonthTally["state"]>]: Place } = {
  calculé: "aValider",
  bloqué: "bloque",
  provisoire: "provisoire",
  refusé: "refuse",
};

function reasonOf(view: MonthView | undefined): Hindrance | null {
  const problem = view?.problems[0];
  if (problem !== undefined) {
    const { code, message, remedy } = problem;
    return { kind: "problem", code, message, remedy };
  }
  const event = view?.events.find(({ severity }) => severity === "block");
  if (event === undefined) return null;
  return { kind: "check", code: event.check, message: event.message, remedy: event.remedy };
}
