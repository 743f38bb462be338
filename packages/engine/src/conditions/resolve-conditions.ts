import { parseCivilDate } from "@bareme/kernel";
import type { Condition, Conditions } from "@bareme/rule-schema";
import { number, text, type Expression } from "../expression.ts";
import type { ValueType } from "../plan.ts";

/** What the conditions of a decision or check need to know about names. */
export interface ConditionContext {
  /** The value named by `fact` (and `path`): an item's field, a part of a line, or any other name. Its type may not be known yet. */
  readonly value: (
    fact: string,
    path: string | undefined,
  ) => { readonly expression: Expression; readonly type: ValueType | undefined; readonly percent: boolean };
  readonly fault: (code: string, message: string, remedy: string) => void;
}

/**
 * Turns conditions of json-rules-engine's grammar into a core expression. The operators are ours: they compare decimals as decimals and refuse
 * other types, where json-rules-engine's own would compare text. A test holds both equal on random conditions.
 */
export function resolveConditions(conditions: Conditions | Condition, context: ConditionContext): Expression {
  if ("all" in conditions) return combined("and", conditions.all, context);
  if ("any" in conditions) return combined("or", conditions.any, context);
  if ("not" in conditions) return { op: "not", of: resolveConditions(conditions.not, context) };
  return resolveCondition(conditions, context);
}

function combined(
  op: "and" | "or",
  members: readonly (Condition | Conditions)[],
  context: ConditionContext,
): Expression {
  const [first, ...rest] = members.map((member) => resolveConditions(member, context));
  if (first === undefined) return { op: "boolean", value: op === "and" };
  return rest.length === 0 ? first : { op, args: [first, ...rest] };
}

const RELATIONS = {
  equal: "=",
  notEqual: "!=",
  decimalLessThan: "<",
  decimalLessThanInclusive: "<=",
  decimalGreaterThan: ">",
  decimalGreaterThanInclusive: ">=",
  dateBefore: "<",
  dateAfter: ">",
} as const;

function resolveCondition(condition: Condition, context: ConditionContext): Expression {
  const left = context.value(condition.fact, condition.path);
  const { operator, value } = condition;
  const wanted = operator.startsWith("decimal") ? "number" : operator.startsWith("date") ? "date" : undefined;
  if (wanted !== undefined && left.type !== undefined && left.type !== wanted) {
    context.fault(
      "TYPE_MISMATCH",
      `l'opérateur « ${operator} » ne s'applique pas à « ${condition.fact} ».`,
      "Choisissez un opérateur du type de la valeur.",
    );
  }
  if (operator === "in" || operator === "notIn") {
    if (!Array.isArray(value))
      context.fault("SHAPE_INVALID", `« ${operator} » attend une liste.`, "Écrivez value: [a, b].");
    const members = (Array.isArray(value) ? value : []).map((one): Expression => ({
      op: "compare",
      relation: "=",
      left: left.expression,
      right: literal(one, left, wanted, context),
    }));
    const [only] = members;
    const any: Expression = members.length === 1 && only !== undefined ? only : { op: "or", args: members };
    return operator === "in" ? any : { op: "not", of: any };
  }
  if (Array.isArray(value))
    context.fault(
      "SHAPE_INVALID",
      `« ${operator} » attend une seule valeur.`,
      "Donnez une valeur, ou utilisez « in ».",
    );
  const right: Expression =
    typeof value === "object" && !Array.isArray(value)
      ? context.value(value.fact, value.path).expression
      : literal(Array.isArray(value) ? (value[0] ?? "") : value, left, wanted, context);
  return { op: "compare", relation: RELATIONS[operator], left: left.expression, right };
}

function literal(
  value: string | boolean,
  left: ReturnType<ConditionContext["value"]>,
  wanted: "number" | "date" | undefined,
  context: ConditionContext,
): Expression {
  if (typeof value === "boolean") return { op: "boolean", value };
  const numeric = /^-?\d{1,15}(\.\d{1,12})?$/.test(value);
  switch (wanted ?? left.type ?? (numeric ? "number" : "text")) {
    case "number":
      if (!numeric) {
        context.fault(
          "TYPE_MISMATCH",
          `« ${value} » n'est pas un nombre.`,
          "Écrivez un nombre décimal entre guillemets.",
        );
        return number("0");
      }
      return left.percent ? { op: "divide", left: number(value), right: number("100") } : number(value);
    case "date":
      if (parseCivilDate(value) === undefined)
        context.fault(
          "TYPE_MISMATCH",
          `« ${value} » n'est pas une date.`,
          'Écrivez une date comme "2026-01-31".',
        );
      return { op: "date", value };
    default:
      return text(value);
  }
}
