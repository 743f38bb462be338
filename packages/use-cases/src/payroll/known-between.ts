import type { Plan } from "@bareme/engine";
import { someVersion } from "@bareme/payroll";

/** True when a value, a grid or a formula of the plan became known after one day and by another. */
export function knownBetween(plan: Plan, after: string | null, upTo: string): boolean {
  if (after === null || after === upTo) return false;
  const [first, last] = after < upTo ? [after, upTo] : [upTo, after];
  return someVersion(plan, ({ known }) => known !== null && known > first && known <= last);
}
