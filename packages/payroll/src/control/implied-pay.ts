import {
  add,
  compare,
  decimal,
  decimalToText,
  divide,
  equals,
  fromInteger,
  isNegative,
  isZero,
  multiply,
  roundTo,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import type { EvaluationRequest } from "@bareme/engine";
import { PAYSLIP_TOTALS } from "../payslip-layout.ts";
import { GROSS, type Cell } from "./cells.ts";
import { expectedOf, monthOf, type Rules } from "./truth.ts";

const MOST_BASES = 4;

/** What the payslip says the gross is: as its total, as bases of contributions (the most frequent first), from its nets, as the sum of its items. */
export function grossesOf(cells: readonly Cell[]): readonly Decimal[] {
  const total = (id: string): Decimal | undefined =>
    cells.find(({ value, place }) => place === "totaux" && value === id)?.typed;
  const sum = (part: Cell["part"]): Decimal =>
    cells.reduce(
      (all, cell) => (cell.part === part && cell.place === "bulletin" ? add(all, cell.typed) : all),
      ZERO,
    );
  const plus = (left: Decimal | undefined, right: Decimal | undefined): readonly Decimal[] =>
    left === undefined || right === undefined ? [] : [add(left, right)];
  const minus = (left: Decimal | undefined, right: Decimal): readonly Decimal[] =>
    left === undefined ? [] : [subtract(left, right)];
  const typed = total(GROSS);
  return distinct([
    ...(typed === undefined ? [] : [typed]),
    ...frequentBases(cells),
    ...plus(total(PAYSLIP_TOTALS.netAvantImpot), total(PAYSLIP_TOTALS.cotisationsSalariales)),
    ...plus(total(PAYSLIP_TOTALS.netAvantImpot), sum("salarial")),
    ...minus(total(PAYSLIP_TOTALS.totalVerseEmployeur), sum("patronal")),
    sum("montant"),
  ]);
}

function frequentBases(cells: readonly Cell[]): readonly Decimal[] {
  const bases = cells.filter(({ part }) => part === "base").map(({ typed }) => typed);
  const count = (base: Decimal): number => bases.filter((other) => equals(other, base)).length;
  return distinct(bases)
    .toSorted((left, right) => count(right) - count(left) || compare(right, left))
    .slice(0, MOST_BASES);
}

export function distinct(values: readonly Decimal[]): readonly Decimal[] {
  return values.filter((value, index) => values.findIndex((other) => equals(other, value)) === index);
}

const CENT = decimal("0.01");
const STEPS = 8;
/** Parts are rounded one by one: their sum tells the pay to a few cents. */
const AROUND = 3;

/** The pay that every part of the contributions, added up, implies, and its neighbours on the cent grid. */
export function paysOfParts(cells: readonly Cell[], near: Decimal, context: PayContext): readonly Decimal[] {
  const parts = cells.filter(
    ({ kind, part, absent }) => kind === "line" && !absent && (part === "salarial" || part === "patronal"),
  );
  const due = parts.reduce((sum, { typed }) => add(sum, typed), ZERO);
  const sumOf = (pay: Decimal): Decimal => {
    const month = monthOf(paying(pay, context), context.rules);
    return parts.reduce((sum, cell) => add(sum, expectedOf(cell, month) ?? ZERO), ZERO);
  };
  const pay = secant(due, near, sumOf);
  return Array.from({ length: 2 * AROUND + 1 }, (_, index) =>
    add(pay, multiply(CENT, fromInteger(index - AROUND))),
  ).filter((one) => !isNegative(one));
}

interface PayContext {
  readonly request: EvaluationRequest;
  readonly rules: Rules;
  readonly unknown: string;
}

function paying(pay: Decimal, { request, unknown }: PayContext): EvaluationRequest {
  return { ...request, pins: { ...request.pins, [unknown]: decimalToText(pay) } };
}

/** The pay of which the rules make this gross; empty when no pay makes it. */
export function payOf(gross: Decimal, near: Decimal, context: PayContext): readonly Decimal[] {
  const grossOf = (pay: Decimal): Decimal =>
    decimal(context.rules.evaluate({ ...paying(pay, context), only: [GROSS] }).document.values[GROSS] ?? "0");
  const pay = secant(gross, near, grossOf);
  return isNegative(pay) || !equals(grossOf(pay), gross) ? [] : [pay];
}

/** Where a rising function comes nearest to a value, on the cent grid. */
function secant(due: Decimal, near: Decimal, of: (pay: Decimal) => Decimal): Decimal {
  let pay = near;
  for (let step = 0; step < STEPS; step++) {
    const found = of(pay);
    const gap = subtract(due, found);
    if (isZero(gap)) return pay;
    const slope = subtract(of(add(pay, gap)), found);
    if (isZero(slope)) return pay;
    // The function moves by `slope` where the pay moves by `gap`.
    const by = roundTo(divide(multiply(gap, gap), slope), CENT, "half-up");
    if (isZero(by)) return pay;
    pay = add(pay, by);
  }
  return pay;
}
