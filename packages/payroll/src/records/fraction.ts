import { add, divide, equals, isZero, multiply, ONE, ZERO, type Decimal } from "@bareme/kernel";

/** An exact quotient: shares of payments are added up as they are, and the sum alone is rounded. */
export interface Fraction {
  readonly over: Decimal;
  readonly under: Decimal;
}

export function sumOfFractions(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(addFractions, { over: ZERO, under: ONE });
}

export function quotient({ over, under }: Fraction): Decimal {
  return isZero(over) ? ZERO : divide(over, under);
}

function addFractions(left: Fraction, right: Fraction): Fraction {
  if (isZero(left.over)) return right;
  if (isZero(right.over)) return left;
  if (equals(left.under, right.under)) return { over: add(left.over, right.over), under: left.under };
  return {
    over: add(multiply(left.over, right.under), multiply(right.over, left.under)),
    under: multiply(left.under, right.under),
  };
}
