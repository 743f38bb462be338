import { mapParts, type Expression } from "../expression.ts";
import type { NodePlan } from "../plan.ts";
import type { Moments } from "./dates.ts";

/** The formula in force in the month: the last version not after its first day, as known at `asOf`. */
export function versionOf(node: NodePlan, moments: Moments): Expression | undefined {
  const start = `${moments.period}-01`;
  const candidates = node.versions.filter(
    (version) =>
      (version.from === null || version.from <= start) &&
      (version.known === null || moments.asOf === undefined || version.known <= moments.asOf),
  );
  return candidates.at(-1)?.expression;
}

/**
 * The formula in force with plain references followed to what they name: a contribution's base is often just `tranche1`, and whoever reads the base may
 * read that. A reference is followed only where both are read under the same condition, and never through a node that `nodes` leaves out.
 */
export function aliasedVersion(
  node: NodePlan,
  moments: Moments,
  nodes: ReadonlyMap<string, NodePlan>,
): Expression | undefined {
  const expression = versionOf(node, moments);
  return expression === undefined ? undefined : followAliases(expression, node.guard, moments, nodes);
}

/** Follows the plain references of an expression that stands under a condition, or under none. */
export function followAliases(
  expression: Expression,
  guard: string | null,
  moments: Moments,
  nodes: ReadonlyMap<string, NodePlan>,
): Expression {
  // A sum or a share reads all the items, those too to which the line at hand does not apply.
  if (expression.op === "sum")
    return { ...expression, of: followAliases(expression.of, null, moments, nodes) };
  if (expression.op === "allocate")
    return {
      ...expression,
      total: followAliases(expression.total, guard, moments, nodes),
      weight: followAliases(expression.weight, null, moments, nodes),
    };
  if (expression.op !== "ref")
    return mapParts(expression, (part) => followAliases(part, guard, moments, nodes));
  const node = nodes.get(expression.id);
  const target =
    node === undefined || node.role === "unknown" || node.role === "choice"
      ? undefined
      : versionOf(node, moments);
  if (node === undefined || target?.op !== "ref" || target.optional === true) return expression;
  const named = nodes.get(target.id);
  if (
    named === undefined ||
    named.each !== node.each ||
    !(node.guard === null || node.guard === guard || node.guard === named.guard)
  )
    return expression;
  return followAliases(
    { ...target, ...(expression.optional === true && { optional: true }) },
    guard,
    moments,
    nodes,
  );
}
