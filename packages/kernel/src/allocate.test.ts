import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { allocate } from "./allocate.ts";
import {
  absolute,
  add,
  equals,
  isZero,
  lessThan,
  multiply,
  negate,
  scaleBy,
  subtract,
  ZERO,
  type Decimal,
} from "./decimal.ts";
import { divide } from "./decimal-division.ts";
import { decimal, decimalToText } from "./decimal-text.ts";

const CENT = decimal("0.01");
const cents = fc
  .integer({ min: -1_000_000_000, max: 1_000_000_000 })
  .map((n) => scaleBy(decimal(String(n)), -2));
const weight = fc.integer({ min: 0, max: 1_000_000 }).map((n) => scaleBy(decimal(String(n)), -3));
const weights = fc.array(weight, { minLength: 1, maxLength: 8 });

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO);
const texts = (values: readonly Decimal[]): readonly string[] => values.map(decimalToText);

describe.each([
  { what: "a third each", total: "100.00", weights: ["1", "1", "1"], expected: ["33.34", "33.33", "33.33"] },
  { what: "ties by position", total: "0.02", weights: ["1", "1", "1"], expected: ["0.01", "0.01", "0.00"] },
  { what: "a tie goes to the larger weight", total: "0.02", weights: ["1", "3"], expected: ["0.00", "0.02"] },
  {
    what: "the largest remainder first",
    total: "0.10",
    weights: ["1", "2", "4"],
    expected: ["0.01", "0.03", "0.06"],
  },
  { what: "a zero weight gets nothing", total: "1.00", weights: ["0", "3"], expected: ["0.00", "1.00"] },
  { what: "zero weights share equally", total: "0.05", weights: ["0", "0"], expected: ["0.03", "0.02"] },
  { what: "a negative total mirrors", total: "-100.00", weights: ["1", "2"], expected: ["-33.33", "-66.67"] },
  {
    what: "the odd part goes with the largest",
    total: "10.005",
    weights: ["1", "3"],
    expected: ["2.50", "7.505"],
  },
  { what: "whole euros", total: "10", weights: ["1", "1", "1"], expected: ["4", "3", "3"], step: "1" },
  { what: "nothing among nobody", total: "0.00", weights: [], expected: [] },
])("allocate", ({ what, total, weights: parts, expected, step = "0.01" }) => {
  it(what, () => {
    expect(texts(allocate(decimal(total), parts.map(decimal), decimal(step)))).toEqual(expected);
  });
});

it("adds up exactly to the total", () => {
  fc.assert(
    fc.property(cents, weights, (total, parts) => {
      expect(equals(sumOf(allocate(total, parts, CENT)), total)).toBe(true);
    }),
  );
});

it("gives each part less than one step more or less than its exact share", () => {
  fc.assert(
    fc.property(cents, weights, (total, parts) => {
      const sum = sumOf(parts);
      fc.pre(!isZero(sum));
      allocate(total, parts, CENT).forEach((share, position) => {
        const exact = divide(multiply(total, parts[position] ?? ZERO), sum);
        expect(lessThan(absolute(subtract(share, exact)), CENT)).toBe(true);
      });
    }),
  );
});

it("permutes the shares when distinct weights are permuted", () => {
  const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 6 });
  const shuffled = distinct.chain((parts) =>
    fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
  );
  fc.assert(
    fc.property(cents, shuffled, (total, [parts, others]) => {
      const shareOf = (order: readonly number[]) => {
        const shares = texts(
          allocate(
            total,
            order.map((part) => decimal(String(part))),
            CENT,
          ),
        );
        return new Map(order.map((part, position) => [part, shares[position]]));
      };
      const before = shareOf(parts);
      const after = shareOf(others);
      for (const part of parts) expect(after.get(part)).toBe(before.get(part));
    }),
  );
});

it("mirrors a negative total", () => {
  fc.assert(
    fc.property(cents, weights, (total, parts) => {
      expect(texts(allocate(negate(total), parts, CENT))).toEqual(
        texts(allocate(total, parts, CENT).map(negate)),
      );
    }),
  );
});

it("refuses what cannot be shared", () => {
  expect(() => allocate(decimal("1"), [decimal("-1"), decimal("2")], CENT)).toThrow(RangeError);
  expect(() => allocate(decimal("1"), [], CENT)).toThrow(RangeError);
  expect(() => allocate(decimal("1"), [decimal("1")], decimal("0"))).toThrow(RangeError);
});
