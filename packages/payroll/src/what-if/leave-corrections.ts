import type { MonthInput } from "../book.ts";

interface LeftCorrections {
  readonly months: readonly MonthInput[];
  /** The places of the months whose corrections were left out. */
  readonly left: readonly number[];
}

/**
 * The months without the corrections that give the missions of a simulated month anew: computed over the supposition, they would undo it. A correction
 * is left out as a whole, since its other facts go with its missions; one that holds no missions is kept.
 */
export function leaveCorrections(
  months: readonly MonthInput[],
  simulated: readonly number[],
): LeftCorrections {
  const periods = new Set(simulated.map((index) => months[index]?.period));
  const left = new Set<string>();
  const kept = months.map(({ corrections, ...month }): MonthInput => {
    if (corrections === undefined) return month;
    const others = corrections.filter(({ mois, facts }) => {
      const undoes = periods.has(mois) && Object.hasOwn(facts, "missions");
      if (undoes) left.add(mois);
      return !undoes;
    });
    return others.length === 0 ? month : { ...month, corrections: others };
  });
  return { months: kept, left: months.flatMap(({ period }, index) => (left.has(period) ? [index] : [])) };
}
