import type { Plan } from "@bareme/engine";

/**
 * True when a value, a grid or a formula of the plan became known after one moment and at the latest at another (`null`: all that is known), with
 * effect in a month that is already closed: only then can closed months come out otherwise than they were paid.
 */
export function becameKnown(
  plan: Plan,
  after: string | null,
  upTo: string | null,
  lastClosed: string,
): boolean {
  if (after === null || after === upTo) return false;
  const lately = (one: DatedVersion): boolean =>
    one.known !== null &&
    one.known > after &&
    (upTo === null || one.known <= upTo) &&
    (one.from === null || one.from.slice(0, 7) <= lastClosed);
  return someVersion(plan, lately);
}

/** True when a dated value, grid or formula of the plan passes the test. */
export function someVersion(plan: Plan, test: (one: DatedVersion) => boolean): boolean {
  return (
    plan.parameters.some(({ layers }) => layers.some(({ values }) => values.some(test))) ||
    plan.grids.some(({ versions }) => versions.some(test)) ||
    plan.nodes.some(({ versions }) => versions.some(test))
  );
}

/** When a value takes effect, and when it became known; null: from the start. */
interface DatedVersion {
  readonly known: string | null;
  readonly from: string | null;
}
