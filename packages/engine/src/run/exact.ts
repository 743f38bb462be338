import {
  absolute,
  add,
  allocate,
  compare,
  decimal,
  divide,
  fromInteger,
  isNegative,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  roundTo,
  scaleBy,
  subtract,
  ZERO,
  type CivilDate,
  type Decimal,
  type Problem,
} from "@bareme/kernel";
import type { ComparisonOperator } from "@bareme/rule-schema";
import { within, type Expression } from "../expression.ts";
import { lookUp } from "./bands.ts";
import { axisDate, bandsAt, parameterAt } from "./dated-values.ts";
import { callDateFunction } from "./dates.ts";
import { DERIVED, faultOf, type Frame } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";

export type Run<T> = (frame: Frame) => T;

/** Compiles an expression to a closure on exact decimals. Constants and dated values of the month are resolved here, once. */
export function compileNumber(expression: Expression, owner: Owner, context: LinkContext): Run<Decimal> {
  switch (expression.op) {
    case "number": {
      const value = decimal(expression.value);
      return () => value;
    }
    case "ref":
      return compileReference<Decimal>(expression.id, expression.optional === true, owner, context);
    case "field":
      return compileField<Decimal>(expression.collection, expression.field, owner, context);
    case "opening":
      return compileOpening(expression.id, owner, context);
    case "parameter":
      return compileParameter(expression, owner, context);
    case "lookup":
      return compileLookup(expression, owner, context);
    case "add":
    case "subtract":
    case "multiply": {
      const left = compileNumber(expression.left, owner, context);
      const right = compileNumber(expression.right, owner, context);
      if (expression.op === "add") return (frame) => add(left(frame), right(frame));
      if (expression.op === "subtract") return (frame) => subtract(left(frame), right(frame));
      return (frame) => multiply(left(frame), right(frame));
    }
    case "divide": {
      const left = compileNumber(expression.left, owner, context);
      const right = compileNumber(expression.right, owner, context);
      return (frame) => guarded(owner, () => divide(left(frame), right(frame)));
    }
    case "power": {
      const left = compileNumber(expression.left, owner, context);
      const right = compileNumber(expression.right, owner, context);
      return (frame) => guarded(owner, () => power(left(frame), right(frame)));
    }
    case "negate": {
      const of = compileNumber(expression.of, owner, context);
      return (frame) => negate(of(frame));
    }
    case "absolute": {
      const of = compileNumber(expression.of, owner, context);
      return (frame) => absolute(of(frame));
    }
    case "min":
    case "max": {
      const choose = expression.op === "min" ? minimum : maximum;
      const [first, ...rest] = expression.args.map((arg) => compileNumber(arg, owner, context));
      if (first === undefined) return () => ZERO;
      return rest.reduce<Run<Decimal>>((left, right) => (frame) => choose(left(frame), right(frame)), first);
    }
    case "if": {
      const condition = compileBoolean(expression.condition, owner, context);
      const then = compileNumber(expression.then, owner, context);
      const otherwise = compileNumber(expression.otherwise, owner, context);
      return (frame) => (condition(frame) ? then(frame) : otherwise(frame));
    }
    case "round":
      return compileRound(expression, owner, context);
    case "sum": {
      const of = compileNumber(expression.of, owner, context);
      const collection = context.collectionIndex(expression.collection);
      return (frame) => {
        const outer = frame.item;
        let sum = ZERO;
        const count = (frame.items[collection] ?? []).length;
        for (frame.item = 0; frame.item < count; frame.item++) sum = add(sum, of(frame));
        frame.item = outer;
        return sum;
      };
    }
    case "count": {
      const collection = context.collectionIndex(expression.collection);
      return (frame) => fromInteger((frame.items[collection] ?? []).length);
    }
    case "allocate":
      return compileAllocate(expression, owner, context);
    case "dateFunction": {
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
    default:
      throw new Error(`${owner.id}: ${expression.op} is not a number`);
  }
}

export function compileBoolean(expression: Expression, owner: Owner, context: LinkContext): Run<boolean> {
  switch (expression.op) {
    case "boolean": {
      const { value } = expression;
      return () => value;
    }
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
    case "if": {
      const condition = compileBoolean(expression.condition, owner, context);
      const then = compileBoolean(expression.then, owner, context);
      const otherwise = compileBoolean(expression.otherwise, owner, context);
      return (frame) => (condition(frame) ? then(frame) : otherwise(frame));
    }
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
    case "date": {
      const { value } = expression;
      return () => value;
    }
    case "moment": {
      const value = {
        periodStart: `${context.moments.period}-01`,
        periodEnd: context.periodEnd,
        payment: context.moments.payment,
      }[expression.of];
      return () => value;
    }
    case "itemId": {
      const collection = context.collectionIndex(expression.collection);
      return (frame) => frame.items[collection]?.[frame.item]?.id ?? "";
    }
    case "ref":
      return compileReference<string>(expression.id, false, owner, context);
    case "field":
      return compileField<string>(expression.collection, expression.field, owner, context);
    case "if": {
      const condition = compileBoolean(expression.condition, owner, context);
      const then = compileText(expression.then, owner, context);
      const otherwise = compileText(expression.otherwise, owner, context);
      return (frame) => (condition(frame) ? then(frame) : otherwise(frame));
    }
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

function compileReference<T>(id: string, optional: boolean, owner: Owner, context: LinkContext): Run<T> {
  const target = context.slot(id);
  const missing = target.fact === null ? null : missingFact(owner, target.fact);
  const { slot } = target;
  const read: Run<T> = target.each
    ? (frame) => {
        const value = (frame.values[slot] as readonly unknown[] | undefined)?.[frame.item];
        if (value === undefined) throw missing === null ? DERIVED : faultOf(missing);
        return value as T;
      }
    : (frame) => {
        const value = frame.values[slot];
        if (value === undefined) throw missing === null ? DERIVED : faultOf(missing);
        return value as T;
      };
  if (target.guard === null || optional || target.guard === owner.guard) return read;
  const guard = context.slot(target.guard);
  const problem: Problem = {
    code: "LINE_NOT_APPLICABLE",
    path: [owner.id, id],
    message: `« ${owner.label} » lit « ${id} », qui ne s'applique pas ce mois-ci.`,
    remedy: "Passez par un total (joins), ou donnez la même condition « when » à la ligne qui lit.",
  };
  return (frame) => {
    const applies = guard.each
      ? (frame.values[guard.slot] as readonly unknown[] | undefined)?.[frame.item]
      : frame.values[guard.slot];
    if (applies === false) throw faultOf(problem);
    return read(frame);
  };
}

function missingFact(
  owner: Owner,
  fact: { readonly id: string; readonly label: string; readonly slot: boolean },
): Problem {
  return {
    code: fact.slot ? "SLOT_UNFILLED" : "FACT_MISSING",
    path: [owner.id, fact.id],
    message: fact.slot
      ? `« ${fact.label} » (${fact.id}) n'est fourni ni par une couche supérieure ni par les données du mois.`
      : `« ${fact.label} » (${fact.id}) manque ; « ${owner.label} » en dépend.`,
    remedy: "Saisissez cette donnée dans les faits du mois.",
  };
}

function compileField<T>(collection: string, field: string, owner: Owner, context: LinkContext): Run<T> {
  const index = context.collectionIndex(collection);
  const position = context.fieldIndex(collection, field);
  return (frame) => {
    const item = frame.items[index]?.[frame.item];
    const value = item?.fields[position];
    if (value === undefined) {
      throw faultOf({
        code: "FACT_MISSING",
        path: [owner.id, collection, item?.id ?? "", field],
        message: `« ${field} » manque pour « ${item?.id ?? ""} » (${collection}) ; « ${owner.label} » en dépend.`,
        remedy: "Saisissez cette donnée.",
      });
    }
    return value as T;
  };
}

function compileOpening(id: string, owner: Owner, context: LinkContext): Run<Decimal> {
  const { index, each, label } = context.carry(id);
  const missing: Problem = {
    code: "OPENING_MISSING",
    path: [owner.id, id],
    message: `L'état d'ouverture ne dit rien de « ${label} » (${id}).`,
    remedy:
      "Reprenez l'état de clôture du mois précédent en entier, ou écrivez \"*\": initial pour que ce qui n'est pas nommé parte de sa valeur initiale.",
  };
  return (frame) => {
    const value = each
      ? (frame.openings[index] as readonly unknown[] | undefined)?.[frame.item]
      : frame.openings[index];
    if (value === undefined) throw faultOf(missing);
    return value as Decimal;
  };
}

function compileParameter(
  expression: Extract<Expression, { op: "parameter" }>,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const parameter = context.parameter(expression.id);
  const read = (key: string | undefined, date: string): Decimal => {
    const value = parameterAt(parameter, key, date, context.moments);
    if ("code" in value) throw faultOf({ ...value, path: [owner.id, ...value.path] });
    return value;
  };
  const key = expression.key === undefined ? undefined : compileText(expression.key, owner, context);
  const at = expression.at === undefined ? undefined : compileText(expression.at, owner, context);
  if (at !== undefined) return (frame) => read(key?.(frame), at(frame));
  const date = axisDate(parameter.axis, context.moments);
  if (key !== undefined) return memoized((chosen) => read(chosen, date), key);
  const value = parameterAt(parameter, undefined, date, context.moments);
  if (!("code" in value)) return () => value;
  const fault = faultOf({ ...value, path: [owner.id, ...value.path] });
  return () => {
    throw fault;
  };
}

function memoized<T>(read: (key: string) => T, key: Run<string>): Run<T> {
  const known = new Map<string, T>();
  return (frame) => {
    const chosen = key(frame);
    const found = known.get(chosen);
    if (found !== undefined) return found;
    const value = read(chosen);
    if (known.size < 1000) known.set(chosen, value);
    return value;
  };
}

function compileLookup(
  expression: Extract<Expression, { op: "lookup" }>,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const of = compileNumber(expression.of, owner, context);
  const bands = compileBands(expression, owner, context);
  const { mode } = context.grid(expression.grid);
  return (frame) => lookUp(mode, bands(frame), of(frame));
}

/** The bands that a lookup reads: of the month, of the payment or of a date of its own, and of its key. */
export function compileBands(
  expression: Extract<Expression, { op: "lookup" }>,
  owner: Owner,
  context: LinkContext,
): Run<ReturnType<typeof bandsOrThrow>> {
  const grid = context.grid(expression.grid);
  const read = (key: string | undefined, date: string) =>
    bandsOrThrow(bandsAt(grid, key, date, context.moments), owner);
  const key = expression.key === undefined ? undefined : compileText(expression.key, owner, context);
  const at = expression.at === undefined ? undefined : compileText(expression.at, owner, context);
  if (at !== undefined) return (frame) => read(key?.(frame), at(frame));
  const date = axisDate(grid.axis, context.moments);
  if (key !== undefined) return memoized((chosen) => read(chosen, date), key);
  const bands = bandsAt(grid, undefined, date, context.moments);
  return () => bandsOrThrow(bands, owner);
}

function bandsOrThrow(bands: ReturnType<typeof bandsAt>, owner: Owner) {
  if ("code" in bands) throw faultOf({ ...bands, path: [owner.id, ...bands.path] });
  return bands;
}

/** A rounding over a quotient or power first tries bounds in doubles: when both round alike the result is certain, and 50 digits are not needed. */
function compileRound(
  expression: Extract<Expression, { op: "round" }>,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const step = decimal(expression.step);
  const { mode } = expression;
  const exact = compileNumber(expression.of, owner, context);
  const costly = [...within(expression.of)].some((part) => part.op === "divide" || part.op === "power");
  const places = /^0\.0*1$|^1$/.test(expression.step)
    ? (expression.step.split(".")[1]?.length ?? 0)
    : undefined;
  if (!costly || places === undefined) return (frame) => roundTo(exact(frame), step, mode);
  const filter = context.roundingFilter(expression.of, expression.step, mode, owner);
  return (frame) => {
    const units = filter(frame);
    return units === undefined ? roundTo(exact(frame), step, mode) : scaleBy(fromInteger(units), -places);
  };
}

function compileAllocate(
  expression: Extract<Expression, { op: "allocate" }>,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const total = compileNumber(expression.total, owner, context);
  const weight = compileNumber(expression.weight, owner, context);
  const collection = context.collectionIndex(expression.collection);
  const step = decimal(expression.step);
  return (frame) => {
    const items = frame.items[collection] ?? [];
    const own = items[frame.item]?.id ?? "";
    const outer = frame.item;
    const weighted = items.map((item, index) => {
      frame.item = index;
      return { id: item.id, weight: weight(frame) };
    });
    frame.item = outer;
    weighted.sort((left, right) => (left.id < right.id ? -1 : 1));
    const shares = allocateSigned(
      total(frame),
      weighted.map((one) => one.weight),
      step,
    );
    return shares[weighted.findIndex((one) => one.id === own)] ?? ZERO;
  };
}

/** Shares in proportion to weights of either sign: a credit note takes its part back. Weights that cancel out share by their size. */
function allocateSigned(total: Decimal, weights: readonly Decimal[], step: Decimal): readonly Decimal[] {
  if (weights.every((weight) => !isNegative(weight))) return allocate(total, weights, step);
  const sum = weights.reduce(add, ZERO);
  if (isZero(sum)) return allocate(total, weights.map(absolute), step);
  const shares = weights.map((weight) => roundTo(divide(multiply(total, weight), sum), step, "down"));
  const odd = subtract(total, shares.reduce(add, ZERO));
  const largest = weights.reduce(
    (best, weight, index) => (compare(absolute(weight), absolute(weights[best] ?? ZERO)) > 0 ? index : best),
    0,
  );
  return shares.map((share, index) => (index === largest ? add(share, odd) : share));
}

function compileComparison(
  expression: Extract<Expression, { op: "compare" }>,
  owner: Owner,
  context: LinkContext,
): Run<boolean> {
  const type = context.typeOf(expression.left);
  if (type === "number") {
    const left = compileNumber(expression.left, owner, context);
    const right = compileNumber(expression.right, owner, context);
    const holds = HOLDS[expression.relation];
    return (frame) => holds(compare(left(frame), right(frame)));
  }
  if (type === "boolean") {
    const left = compileBoolean(expression.left, owner, context);
    const right = compileBoolean(expression.right, owner, context);
    const wanted = expression.relation === "=";
    return (frame) => (left(frame) === right(frame)) === wanted;
  }
  const left = compileText(expression.left, owner, context);
  const right = compileText(expression.right, owner, context);
  const holds = HOLDS[expression.relation];
  return (frame) => {
    const one = left(frame);
    const other = right(frame);
    return holds(one < other ? -1 : one > other ? 1 : 0);
  };
}

export const HOLDS: { readonly [R in ComparisonOperator]: (order: number) => boolean } = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function guarded(owner: Owner, run: () => Decimal): Decimal {
  try {
    return run();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    const zero = thrown.message.includes("zero");
    throw faultOf({
      code: zero ? "DIVISION_BY_ZERO" : "OUT_OF_RANGE",
      path: [owner.id],
      message: zero
        ? `« ${owner.label} » divise par zéro.`
        : `« ${owner.label} » donne un nombre hors de toute mesure (${thrown.message}).`,
      remedy: "Vérifiez les données du mois, ou écrivez le cas à part dans la règle avec un « if ».",
    });
  }
}
