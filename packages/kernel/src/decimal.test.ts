import { Decimal as Wide } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  absolute,
  add,
  compare,
  equals,
  fromInteger,
  greaterOrEqual,
  greaterThan,
  HUNDRED,
  isNegative,
  isZero,
  lessOrEqual,
  lessThan,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  scaleBy,
  subtract,
  ZERO,
} from "./decimal.ts";
import { decimal, decimalToText } from "./decimal-text.ts";
import { decimalText, Exact, expectNormal } from "./decimal.arbitrary.ts";

describe("arithmetic agrees with decimal.js", () => {
  const sameAs = (
    ours: (a: ReturnType<typeof decimal>, b: ReturnType<typeof decimal>) => ReturnType<typeof decimal>,
    theirs: (a: Wide, b: Wide) => Wide,
  ) =>
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const result = ours(decimal(a), decimal(b));
        expectNormal(result);
        expect(new Exact(decimalToText(result)).eq(theirs(new Exact(a), new Exact(b)))).toBe(true);
      }),
      { numRuns: 3000 },
    );

  it("for sums", () => sameAs(add, (a, b) => a.plus(b)));
  it("for differences", () => sameAs(subtract, (a, b) => a.minus(b)));
  it("for products", () => sameAs(multiply, (a, b) => a.times(b)));

  it("for the order", () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        expect(compare(decimal(a), decimal(b))).toBe(new Exact(a).cmp(new Exact(b)));
        expect(compare(decimal(a), decimal(`${a.includes(".") ? a : `${a}.`}000`))).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("the order is that of numbers, not of texts", () => {
  it.each([
    ["9", "10"],
    ["9000", "10000"],
    ["-10", "-9"],
    ["9007199254740993", "9007199254740994"],
    ["0.1", "123456789012345678901234567890"],
  ])("%s < %s", (a, b) => {
    expect(lessThan(decimal(a), decimal(b))).toBe(true);
    expect(lessOrEqual(decimal(a), decimal(b))).toBe(true);
    expect(greaterThan(decimal(b), decimal(a))).toBe(true);
    expect(greaterOrEqual(decimal(b), decimal(a))).toBe(true);
    expect(greaterOrEqual(decimal(a), decimal(b))).toBe(false);
    expect(decimalToText(minimum(decimal(b), decimal(a)))).toBe(a);
    expect(decimalToText(maximum(decimal(a), decimal(b)))).toBe(b);
  });

  it("1.10 equals 1.1", () => {
    expect(equals(decimal("1.10"), decimal("1.1"))).toBe(true);
    expect(lessOrEqual(decimal("1.10"), decimal("1.1"))).toBe(true);
    expect(lessThan(decimal("1.10"), decimal("1.1"))).toBe(false);
    expect(decimalToText(minimum(decimal("1.10"), decimal("1.1")))).toBe("1.10");
    expect(decimalToText(maximum(decimal("1.10"), decimal("1.1")))).toBe("1.10");
  });
});

describe("scales", () => {
  it.each([
    ["sum keeps the larger", add(decimal("1.10"), decimal("2")), "3.10"],
    ["difference keeps the larger", subtract(decimal("1.1"), decimal("1.10")), "0.00"],
    ["product adds them", multiply(decimal("1.10"), decimal("2.0")), "2.200"],
    ["opposite keeps it", negate(decimal("1.10")), "-1.10"],
    ["a percentage becomes a rate", scaleBy(decimal("5.5"), -2), "0.055"],
    ["a rate becomes a percentage", scaleBy(decimal("0.055"), 2), "5.5"],
    ["shifted beyond its places", scaleBy(decimal("1.5"), 3), "1500"],
    ["shifted into bigint", scaleBy(decimal("9.5"), 20), "950000000000000000000"],
  ])("%s", (_, value, expected) => {
    expectNormal(value);
    expect(decimalToText(value)).toBe(expected);
  });
});

it("throws when two decimals are compared with < or >", () => {
  expect(() => decimal("9") < decimal("10")).toThrow(TypeError);
  expect(() => decimal("9") >= decimal("10")).toThrow(TypeError);
});

it("goes from number to bigint and back without loss", () => {
  const largest = decimal("9007199254740991");
  expect(typeof largest.m).toBe("number");
  const beyond = add(largest, ONE);
  expect(typeof beyond.m).toBe("bigint");
  expect(decimalToText(beyond)).toBe("9007199254740992");
  const back = subtract(beyond, ONE);
  expect(typeof back.m).toBe("number");
  expect(equals(back, largest)).toBe(true);
  expect(decimalToText(multiply(largest, largest))).toBe("81129638414606663681390495662081");
  expect(isZero(subtract(multiply(largest, largest), multiply(largest, largest)))).toBe(true);
  expect(decimalToText(add(decimal("1"), decimal("0.00000000000000000001")))).toBe("1.00000000000000000001");
});

it("never makes minus zero", () => {
  const minusFive = decimal("-5");
  const zeros = [
    decimal("-0"),
    negate(ZERO),
    multiply(ZERO, minusFive),
    fromInteger(-0),
    absolute(decimal("-0.00")),
  ];
  for (const zero of zeros) {
    expect(Object.is(zero.m, 0)).toBe(true);
    expect(isNegative(zero)).toBe(false);
    expect(isZero(zero)).toBe(true);
  }
});

it("takes counted integers only", () => {
  expect(decimalToText(fromInteger(-12))).toBe("-12");
  expect(equals(fromInteger(100), HUNDRED)).toBe(true);
  expect(() => fromInteger(1.5)).toThrow(RangeError);
  expect(() => fromInteger(2 ** 53)).toThrow(RangeError);
  expect(() => scaleBy(ONE, 0.5)).toThrow(RangeError);
});
