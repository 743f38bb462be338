import { add, decimal, decimalToText, fromInteger, multiply, parseMonth, type Decimal } from "@bareme/kernel";
import fc from "fast-check";
import { expect, it } from "vitest";

import { compiled, ruleSetOf } from "../test-support/rules.ts";
import { unitsBetween } from "./bound-arithmetic.ts";
import { isFault, type Frame } from "./frame.ts";
import { linkProgram } from "./link-program.ts";
import type { ConeNode, Program } from "./program.ts";

const GRIDS = `
grids:
  - { id: marginalGrid, label: G, mode: marginal, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "3", rate: "2" }, { upTo: "7.5", rate: "-1" }, { rate: "0.5" } ] } ] }
  - { id: wholeGrid, label: G, mode: whole-amount, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { below: "4", rate: "1" }, { upTo: "9", rate: "2", plus: "-3" }, { rate: "0.7" } ] } ] }
  - { id: stepGrid, label: G, mode: step, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "-2", rate: "-5" }, { below: "6", rate: "3" }, { rate: "1" } ] } ] }
`;

/** Two values between the unknown and the constraint: y reads x, z reads both. */
function programOf(first: string, second: string): Program {
  const plan = compiled(
    ruleSetOf(
      "law",
      `${GRIDS}
lines:
  - { id: x, label: X, kind: solve, unit: "1", greatest: { step: "1", from: "0", to: "1" }, such-that: [ "roundHalfUp(y + z, 0.01) + x <= 1" ], otherwise: "0" }
  - { id: y, label: Y, kind: formula, unit: "1", formula: '${first} + 0 * x' }
  - { id: z, label: Z, kind: formula, unit: "1", formula: '${second} + 0 * x' }
`,
    ),
  );
  const period = parseMonth("2026-01");
  if (!plan.ok || period === undefined) throw new Error(JSON.stringify(plan));
  return linkProgram(plan.value, { period, payment: "2026-01-31" as never, asOf: undefined }, new Set());
}

function emptyFrame({ size, points }: Program): Frame {
  return {
    values: Array.from({ length: size }),
    openings: [],
    items: [],
    item: 0,
    bounded: false,
    low: new Float64Array(size),
    high: new Float64Array(size),
    lowByItem: [],
    highByItem: [],
    points: new Float64Array(points * 2).fill(NaN),
    outLow: 0,
    outHigh: 0,
  };
}

const literal = fc
  .tuple(fc.integer({ min: -120, max: 120 }), fc.constantFrom(1, 10, 7))
  .map(([n, by]) => `${n < 0 ? "(0 - " : "("}${n < 0 ? "" : "0 + "}${(Math.abs(n) / by).toFixed(6)})`);
const rounding = fc.tuple(
  fc.constantFrom("roundHalfUp", "roundUp", "roundDown"),
  fc.constantFrom("0.01", "0.05", "0.5", "1", "10"),
);
const grid = fc.constantFrom("marginalGrid", "wholeGrid", "stepGrid");
const relation = fc.constantFrom("<", "<=", "=", "!=", ">=", ">");
const exponent = fc.constantFrom("2", "3", "4", "0.5", "1.7", "0", "(0 - 1)", "x");

/** Formulas over the names; what is compared or looked up is rounded first. */
function formula(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(fc.constantFrom(...names), literal);
  if (depth === 0) return leaf;
  const inner = formula(names, depth - 1);
  const rounded = fc.tuple(rounding, inner).map(([[f, step], a]) => `${f}(${a}, ${step})`);
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    {
      weight: 4,
      arbitrary: fc
        .tuple(inner, fc.constantFrom("+", "-", "*", "/"), inner)
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
    },
    { weight: 2, arbitrary: fc.tuple(inner, exponent).map(([a, b]) => `((${a}) ** ${b})`) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom("min", "max"), inner, inner).map(([f, a, b]) => `${f}(${a}, ${b})`),
    },
    { weight: 1, arbitrary: inner.map((a) => `abs(${a})`) },
    { weight: 1, arbitrary: rounded },
    { weight: 1, arbitrary: fc.tuple(grid, rounded).map(([g, a]) => `lookup(${g}, ${a})`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(rounded, relation, rounded, inner, inner)
        .map(([a, r, b, c, d]) => `(if ${a} ${r} ${b} then ${c} else ${d})`),
    },
  );
}

/** Compares a double that counts millionths with a decimal, both exactly: the double is a whole number of 2⁻ⁿ, the decimal of 10⁻ⁿ. */
function isAbove(bound: number, value: Decimal): boolean {
  let mantissa = bound;
  let halvings = 0n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings++;
  }
  const text = decimalToText(value);
  const [whole = "", digits = ""] = text.split(".");
  return (
    BigInt(mantissa) * 10n ** BigInt(digits.length) > BigInt(whole + digits) * 1_000_000n * 2n ** halvings
  );
}

const at = (hundredths: number): Decimal => multiply(fromInteger(hundredths), decimal("0.01"));

it("holds every exact value between the bounds that are claimed over its range", () => {
  let compared = 0;
  const portion = fc.double({ min: 0, max: 1, noNaN: true });
  const start = fc.integer({ min: -1500, max: 1500 });
  const width = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 3000 }));
  fc.assert(
    fc.property(
      formula(["x"], 3),
      formula(["x", "y"], 2),
      start,
      width,
      fc.array(portion, { minLength: 4, maxLength: 4 }),
      (first, second, from, size, shares) => {
        fc.pre(`${first}${second}`.length < 1500);
        const program = programOf(first, second);
        const { solve } = program;
        if (solve === null) throw new Error("nothing to solve");
        const frame = emptyFrame(program);
        frame.bounded = true;
        [frame.low[solve.slot], frame.high[solve.slot]] = unitsBetween(at(from), at(from + size)) as [
          number,
          number,
        ];
        const claims = valued(() => solve.cone.map((node) => boundsOf(node, frame))) ?? [];
        frame.bounded = false;
        for (const share of [0, 1, ...shares]) {
          frame.values[solve.slot] = add(at(from), at(Math.floor(share * size)));
          solve.cone.forEach((node, index) => {
            const value = valued(() => node.run(frame) as Decimal);
            frame.values[node.slot] = value;
            const [low, high] = claims[index] ?? [NaN, NaN];
            if (value === undefined) return;
            if (Number.isFinite(low)) expect(isAbove(low, value)).toBe(false);
            if (Number.isFinite(high)) expect(isAbove(-high, multiply(value, fromInteger(-1)))).toBe(false);
            compared++;
          });
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 30_000);

function boundsOf(node: ConeNode, frame: Frame): readonly [number, number] {
  node.bounds(frame);
  frame.low[node.slot] = frame.outLow;
  frame.high[node.slot] = frame.outHigh;
  return [frame.outLow, frame.outHigh];
}

/** What has a value: a division by zero, or the root of a negative number, has none. */
function valued<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (isFault(thrown)) return undefined;
    throw thrown;
  }
}
