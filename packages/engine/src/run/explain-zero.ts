import { isZero, type Decimal } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import { conditionInWords, nameOf, unmetConditions } from "./explain-condition.ts";
import { numberAt, truthAt, type Explained } from "./explanation.ts";
import type { Owner } from "./link-context.ts";
import { valueOf } from "./node-values.ts";
import type { LinkedNode } from "./program.ts";
import { readable } from "./value-text.ts";

/** Where a formula is read: whose it is, at which item, with which unit its values are shown. */
interface Site {
  readonly owner: Owner;
  readonly item: number;
  readonly unit: string;
  readonly explained: Explained;
}

/** Why a computed amount is zero, in one French phrase; null for another amount, and where its numbers say it all. */
export function whyZero(
  node: LinkedNode,
  expression: Expression,
  item: number,
  explained: Explained,
): string | null {
  const { plan } = node;
  const value = valueOf(node, explained.frame, item);
  if (plan.type !== "number" || value === undefined || !isZero(value as Decimal)) return null;
  const owner: Owner = { id: plan.id, label: plan.label, guard: plan.guard, each: plan.each !== null };
  const reason = reasonOf(expression, { owner, item, unit: plan.unit, explained });
  return reason === null ? null : `zéro, car ${reason}`;
}

function reasonOf(expression: Expression, site: Site): string | null {
  const of = (part: Expression): Decimal | undefined => numberAt(part, site.owner, site.explained);
  const isNil = (part: Expression): boolean => {
    const value = of(part);
    return value !== undefined && isZero(value);
  };
  const first = (parts: readonly Expression[]): string | null => {
    const nil = parts.find(isNil);
    return nil === undefined ? null : reasonOf(nil, site);
  };
  switch (expression.op) {
    case "number":
      return "la règle le fixe à 0";
    case "ref":
    case "field":
    case "parameter":
    case "opening":
      return `${nameOf(expression, site.owner, site.explained) ?? "la valeur lue"} vaut 0`;
    case "lookup":
      return `« ${site.explained.program.context.grid(expression.grid).label} » donne 0`;
    case "multiply":
      return first([expression.left, expression.right]);
    case "allocate":
      return first([expression.total, expression.weight]);
    case "divide":
      return reasonOf(expression.left, site);
    case "negate":
    case "absolute":
      return reasonOf(expression.of, site);
    case "round":
      return isNil(expression.of) ? reasonOf(expression.of, site) : roundedAway(of(expression.of));
    case "if":
      return reasonOfBranch(expression, site);
    case "min":
    case "max":
      return reasonOfLimit(expression, site) ?? first(expression.args.filter(({ op }) => op !== "number"));
    case "add":
    case "subtract":
      return [expression.left, expression.right].every(isNil)
        ? "tous les termes valent 0"
        : "les termes se compensent";
    case "sum":
    case "count":
      return reasonOfNone(expression.collection, site);
    default:
      return null;
  }
}

/** The condition that chose zero, and whether it held. */
function reasonOfBranch(
  { condition, then, otherwise }: Extract<Expression, { op: "if" }>,
  site: Site,
): string | null {
  const { owner, item, explained } = site;
  const holds = truthAt(condition, owner, explained);
  if (holds === undefined) return null;
  const taken = holds ? then : otherwise;
  if (taken.op !== "number") return reasonOf(taken, site);
  return holds
    ? `cette condition est remplie : ${conditionInWords(condition, owner, item, explained)}`
    : `cette condition n'est pas remplie : ${unmetConditions(condition, owner, item, explained).join(" ; ")}`;
}

/** One result that the rule holds at zero, as it lies below or above. */
function reasonOfLimit(
  { op, args }: Extract<Expression, { op: "min" | "max" }>,
  { owner, unit, explained }: Site,
): string | null {
  const [only, ...others] = args.filter((arg) => arg.op !== "number");
  const value = only === undefined || others.length > 0 ? undefined : numberAt(only, owner, explained);
  if (value === undefined || isZero(value)) return null;
  const limit = op === "max" ? "ne descend pas sous 0" : "ne monte pas au-dessus de 0";
  return `le calcul donne ${readable(value, unit)}, et la règle ${limit}`;
}

function reasonOfNone(collection: string, { explained: { program, frame } }: Site): string | null {
  const items = frame.items[program.context.collectionIndex(collection)] ?? [];
  if (items.length > 0) return null;
  const label = program.plan.collections.find(({ id }) => id === collection)?.label ?? collection;
  return `« ${label} » est vide ce mois-ci`;
}

function roundedAway(value: Decimal | undefined): string | null {
  return value === undefined ? null : `le montant exact, ${readable(value, "")}, s'arrondit à 0`;
}
