import {
  absolute,
  decimal,
  fromInteger,
  maximum,
  minimum,
  negate,
  type CivilDate,
  type Decimal,
} from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import { arithmetic, extreme, sumOverItems } from "./arithmetic.ts";
import { lookUp, type Band } from "./bands.ts";
import { compareBooleans, compareNumbers, compareTexts } from "./comparison.ts";
import { readBands, readParameter, type Asked } from "./dated-reads.ts";
import { callDateFunction } from "./dates.ts";
import type { Run } from "./frame.ts";
import { momentDate, type LinkContext, type Owner } from "./link-context.ts";
import { compileField, compileOpening, compileReference } from "./references.ts";
import { compileRound } from "./rounding.ts";
import { shareOfTotal } from "./shares.ts";

// The four kinds of value stand in one file because each may hold the others: a number its condition, a condition its numbers and texts.

type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;

/** Compiles an expression to a closure on exact decimals. Constants and dated values of the month are resolved here, once. */
export function compileNumber(expression: Expression, owner: Owner, context: LinkContext): Run<Decimal> {
  switch (expression.op) {
    case "number":
      return constant(decimal(expression.value));
    case "ref":
      return compileReference<Decimal>(expression.id, expression.optional === true, owner, context);
    case "field":
      return compileField<Decimal>(expression.collection, expression.field, owner, context);
    case "opening":
      return compileOpening(expression.id, owner, context);
    case "parameter": {
      const parameter = context.parameter(expression.id);
      return readParameter(parameter, compileAsked(expression, owner, context), owner, context);
    }
    case "lookup":
      return compileLookup(expression, owner, context);
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "power":
      return arithmetic(
        expression.op,
        compileNumber(expression.left, owner, context),
        compileNumber(expression.right, owner, context),
        owner,
      );
    case "negate": {
      const of = compileNumber(expression.of, owner, context);
      return (frame) => negate(of(frame));
    }
    case "absolute": {
      const of = compileNumber(expression.of, owner, context);
      return (frame) => absolute(of(frame));
    }
    case "min":
    case "max":
      return extreme(
        expression.op === "min" ? minimum : maximum,
        expression.args.map((arg) => compileNumber(arg, owner, context)),
      );
    case "if":
      return compileChoice(expression, compileNumber, owner, context);
    case "round":
      return compileRound(compileNumber(expression.of, owner, context), expression, owner, context);
    case "sum":
      return sumOverItems(
        compileNumber(expression.of, owner, context),
        context.collectionIndex(expression.collection),
      );
    case "count": {
      const collection = context.collectionIndex(expression.collection);
      return (frame) => fromInteger((frame.items[collection] ?? []).length);
    }
    case "allocate":
      return compileAllocate(expression, owner, context);
    case "dateFunction":
      return compileDateNumber(expression, owner, context);
    default:
      throw new Error(`${owner.id}: ${expression.op} is not a number`);
  }
}

export function compileBoolean(expression: Expression, owner: Owner, context: LinkContext): Run<boolean> {
  switch (expression.op) {
    case "boolean":
      return constant(expression.value);
    case "ref":
      return compileReference<boolean>(expression.id, false, owner, context);
    case "field":
      return compileField<boolean>(expression.collection, expression.field, owner, context);
    case "and": {
      const args = expression.args.map((arg) => compileBoolean(arg, owner, context));
      return (frame) => args.every((arg) => arg(frame));
    }
    case "or": {
      const args = expression.args.map((arg) => compileBoolean(arg, owner, context));
      return (frame) => args.some((arg) => arg(frame));
    }
    case "not": {
      const of = compileBoolean(expression.of, owner, context);
      return (frame) => !of(frame);
    }
    case "if":
      return compileChoice(expression, compileBoolean, owner, context);
    case "compare":
      return compileComparison(expression, owner, context);
    case "contains": {
      const list = compileTexts(expression.list, owner, context);
      const value = compileText(expression.value, owner, context);
      return (frame) => list(frame).includes(value(frame));
    }
    default:
      throw new Error(`${owner.id}: ${expression.op} is not a condition`);
  }
}

/** Texts and dates: both are text at run time, and dates sort as text. */
export function compileText(expression: Expression, owner: Owner, context: LinkContext): Run<string> {
  switch (expression.op) {
    case "text":
    case "date":
      return constant(expression.value);
    case "moment":
      return constant(momentDate(expression.of, context));
    case "itemId": {
      const collection = context.collectionIndex(expression.collection);
      return (frame) => frame.items[collection]?.[frame.item]?.id ?? "";
    }
    case "ref":
      return compileReference<string>(expression.id, false, owner, context);
    case "field":
      return compileField<string>(expression.collection, expression.field, owner, context);
    case "if":
      return compileChoice(expression, compileText, owner, context);
    case "dateFunction": {
      const args = expression.args.map((arg) => compileText(arg, owner, context));
      const earliest = expression.name === "earliest";
      return (frame) =>
        args.map((arg) => arg(frame)).reduce((left, right) => (left < right === earliest ? left : right));
    }
    default:
      throw new Error(`${owner.id}: ${expression.op} is not a text`);
  }
}

export function compileTexts(
  expression: Expression,
  owner: Owner,
  context: LinkContext,
): Run<readonly string[]> {
  if (expression.op === "collect") {
    const rules = expression.rules.map(({ condition, value }) => ({
      holds: compileBoolean(condition, owner, context),
      value,
    }));
    return (frame) => rules.filter(({ holds }) => holds(frame)).map(({ value }) => value);
  }
  if (expression.op === "ref")
    return compileReference<readonly string[]>(expression.id, false, owner, context);
  throw new Error(`${owner.id}: ${expression.op} is not a list of texts`);
}

/** The bands that a lookup reads. */
export function compileBands(
  expression: Of<"lookup">,
  owner: Owner,
  context: LinkContext,
): Run<readonly Band[]> {
  return readBands(context.grid(expression.grid), compileAsked(expression, owner, context), owner, context);
}

function compileAsked({ key, at }: Of<"parameter" | "lookup">, owner: Owner, context: LinkContext): Asked {
  return {
    key: key === undefined ? undefined : compileText(key, owner, context),
    at: at === undefined ? undefined : compileText(at, owner, context),
  };
}

function compileLookup(expression: Of<"lookup">, owner: Owner, context: LinkContext): Run<Decimal> {
  const of = compileNumber(expression.of, owner, context);
  const bands = compileBands(expression, owner, context);
  const { mode } = context.grid(expression.grid);
  return (frame) => lookUp(mode, bands(frame), of(frame));
}

function compileAllocate(expression: Of<"allocate">, owner: Owner, context: LinkContext): Run<Decimal> {
  return shareOfTotal(
    compileNumber(expression.total, owner, context),
    compileNumber(expression.weight, owner, context),
    context.collectionIndex(expression.collection),
    decimal(expression.step),
  );
}

function compileDateNumber(expression: Of<"dateFunction">, owner: Owner, context: LinkContext): Run<Decimal> {
  const { name } = expression;
  if (name === "earliest" || name === "latest") throw new Error(`${name} is a date`);
  const args = expression.args.map((arg) => compileText(arg, owner, context));
  return (frame) =>
    fromInteger(
      callDateFunction(
        name,
        args.map((arg) => arg(frame) as CivilDate),
      ),
    );
}

function compileComparison(expression: Of<"compare">, owner: Owner, context: LinkContext): Run<boolean> {
  const { relation, left, right } = expression;
  switch (context.typeOf(left)) {
    case "number":
      return compareNumbers(
        relation,
        compileNumber(left, owner, context),
        compileNumber(right, owner, context),
      );
    case "boolean":
      return compareBooleans(
        relation,
        compileBoolean(left, owner, context),
        compileBoolean(right, owner, context),
      );
    default:
      return compareTexts(relation, compileText(left, owner, context), compileText(right, owner, context));
  }
}

/** One of two values of the same kind, by a condition. */
function compileChoice<T>(
  { condition, then, otherwise }: Of<"if">,
  compile: (expression: Expression, owner: Owner, context: LinkContext) => Run<T>,
  owner: Owner,
  context: LinkContext,
): Run<T> {
  const holds = compileBoolean(condition, owner, context);
  const yes = compile(then, owner, context);
  const no = compile(otherwise, owner, context);
  return (frame) => (holds(frame) ? yes(frame) : no(frame));
}

function constant<T>(value: T): Run<T> {
  return () => value;
}
