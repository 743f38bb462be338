import type { Plan } from "@bareme/engine";

/** True when a value, a grid or a formula of the plan became known after one day and by another. */
export function knownBetween(plan: Plan, after: string | null, upTo: string): boolean {
  if (after === null || after === upTo) return false;
  const [first, last] = after < upTo ? [after, upTo] : [upTo, after];
  const lately = ({ known }: { readonly known: string | null }): boolean =>
    known !== null && known > first && known <= last;
  return (
    plan.parameters.some(({ layers }) => layers.some(({ values }) => values.some(lately))) ||
    plan.grids.some(({ versions }) => versions.some(lately)) ||
    plan.nodes.some(({ versions }) => versions.some(lately))
  );
}
