import type { ComparisonOperator } from "@bareme/rule-schema";
import type { RoundingMode } from "@bareme/kernel";

/**
 * The core language: what every kind of line, total, decision and check is turned into, and the only thing that is evaluated,
 * bounded, explained and unit-checked. It is plain data, so a compiled plan can be stored and replayed.
 */
export type Expression =
  | { readonly op: "number"; readonly value: string }
  | { readonly op: "text"; readonly value: string }
  | { readonly op: "boolean"; readonly value: boolean }
  | { readonly op: "date"; readonly value: string }
  /** A fact or a node; `optional` reads 0 from a line that does not apply (totals only). */
  | { readonly op: "ref"; readonly id: string; readonly optional?: true }
  /** A field of the collection's current item. */
  | { readonly op: "field"; readonly collection: string; readonly field: string }
  /** The identifier of the collection's current item. */
  | { readonly op: "itemId"; readonly collection: string }
  | { readonly op: "opening"; readonly id: string }
  /** A dated parameter; `at` is the date when it is not the month's own (else the month, or the payment). */
  | { readonly op: "parameter"; readonly id: string; readonly key?: Expression; readonly at?: Expression }
  | {
      readonly op: "lookup";
      readonly grid: string;
      readonly of: Expression;
      readonly key?: Expression;
      readonly at?: Expression;
    }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "power";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: "negate" | "absolute"; readonly of: Expression }
  | { readonly op: "min" | "max"; readonly args: readonly Expression[] }
  | {
      readonly op: "compare";
      readonly relation: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: "and" | "or"; readonly args: readonly Expression[] }
  | { readonly op: "not"; readonly of: Expression }
  | {
      readonly op: "if";
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly op: "round"; readonly of: Expression; readonly step: string; readonly mode: RoundingMode }
  | { readonly op: "sum"; readonly collection: string; readonly of: Expression }
  | { readonly op: "count"; readonly collection: string }
  /** This item's share of a total, in proportion to the weights, in steps of a cent unless said. */
  | {
      readonly op: "allocate";
      readonly collection: string;
      readonly total: Expression;
      readonly weight: Expression;
      readonly step: string;
    }
  | { readonly op: "dateFunction"; readonly name: DateFunction; readonly args: readonly Expression[] }
  | { readonly op: "moment"; readonly of: "periodStart" | "periodEnd" | "payment" }
  /** The outcomes whose condition holds, in order (decisions with `mode: collect`). */
  | {
      readonly op: "collect";
      readonly rules: readonly { readonly condition: Expression; readonly value: string }[];
    }
  | { readonly op: "contains"; readonly list: Expression; readonly value: Expression };

export type DateFunction =
  | "daysBetween"
  | "monthsBetween"
  | "daysInMonth"
  | "year"
  | "month"
  | "earliest"
  | "latest";

/** The direct parts of an expression, in reading order. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "number":
    case "text":
    case "boolean":
    case "date":
    case "ref":
    case "field":
    case "itemId":
    case "opening":
    case "count":
    case "moment":
      return [];
    case "parameter":
      return [expression.key, expression.at].filter((part) => part !== undefined);
    case "lookup":
      return [expression.of, expression.key, expression.at].filter((part) => part !== undefined);
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "power":
    case "compare":
      return [expression.left, expression.right];
    case "negate":
    case "absolute":
    case "not":
    case "round":
    case "sum":
      return [expression.of];
    case "min":
    case "max":
    case "and":
    case "or":
    case "dateFunction":
      return expression.args;
    case "if":
      return [expression.condition, expression.then, expression.otherwise];
    case "allocate":
      return [expression.total, expression.weight];
    case "collect":
      return expression.rules.map((rule) => rule.condition);
    case "contains":
      return [expression.list, expression.value];
  }
}

/** Every expression within, itself first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
}

/** The same expression with each direct part replaced. */
export function mapParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.op) {
    case "parameter":
      return {
        ...expression,
        ...(expression.key && { key: change(expression.key) }),
        ...(expression.at && { at: change(expression.at) }),
      };
    case "lookup":
      return {
        ...expression,
        of: change(expression.of),
        ...(expression.key && { key: change(expression.key) }),
        ...(expression.at && { at: change(expression.at) }),
      };
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "power":
    case "compare":
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case "negate":
    case "absolute":
    case "not":
    case "round":
    case "sum":
      return { ...expression, of: change(expression.of) };
    case "min":
    case "max":
    case "and":
    case "or":
    case "dateFunction":
      return { ...expression, args: expression.args.map(change) };
    case "if":
      return {
        ...expression,
        condition: change(expression.condition),
        then: change(expression.then),
        otherwise: change(expression.otherwise),
      };
    case "allocate":
      return { ...expression, total: change(expression.total), weight: change(expression.weight) };
    case "collect":
      return {
        ...expression,
        rules: expression.rules.map((rule) => ({ ...rule, condition: change(rule.condition) })),
      };
    case "contains":
      return { ...expression, list: change(expression.list), value: change(expression.value) };
    default:
      return expression;
  }
}

export const number = (value: string): Expression => ({ op: "number", value });
export const reference = (id: string): Expression => ({ op: "ref", id });
export const text = (value: string): Expression => ({ op: "text", value });
export const plus = (left: Expression, right: Expression): Expression => ({ op: "add", left, right });
export const minus = (left: Expression, right: Expression): Expression => ({ op: "subtract", left, right });
export const times = (left: Expression, right: Expression): Expression => ({ op: "multiply", left, right });
export const sumOf = (terms: readonly Expression[]): Expression =>
  terms.reduceRight<Expression | undefined>(
    (sum, term) => (sum === undefined ? term : plus(term, sum)),
    undefined,
  ) ?? number("0");
export const equalTo = (left: Expression, right: Expression): Expression => ({
  op: "compare",
  relation: "=",
  left,
  right,
});
