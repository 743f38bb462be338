/** A rate of more decimals than this is cut for reading, as the printed payslip cuts it. */
const PLACES_SHOWN = 6;
const PLACES_KEPT = 4;

/** The decimals of a number that a reader needs; null for one that is read whole. Nothing is rounded: the rest stands behind an ellipsis. */
export function cutForReading(value: string): string | null {
  const found = /^(-?\d+\.\d{4})(\d*[1-9])0*$/.exec(value);
  return found === null || PLACES_KEPT + (found[2]?.length ?? 0) <= PLACES_SHOWN ? null : (found[1] ?? null);
}
