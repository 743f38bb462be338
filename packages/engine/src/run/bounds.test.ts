import { add, compare, decimal, decimalToText, fromInteger, multiply, parseMonth, scaleBy, type Decimal } from "@bareme/kernel";
import fc from "fast-check";
import { expect, it } from "vitest";

import { within } from "../expression.ts";
import { compiled, ruleSetOf } from "../test-support/rules.ts";
import { compileBounds, unitsBetween } from "./bounds.ts";
import { compileNumber } from "./exact.ts";
import { isFault, type Frame } from "./frame.ts";
import { linkProgram } from "./program.ts";

const GRIDS = `
grids:
  - { id: marginalGrid, label: G, mode: marginal, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "3", rate: "2" }, { upTo: "7.5", rate: "-1" }, { rate: "0.5" } ] } ] }
  - { id: wholeGrid, label: G, mode: whole-amount, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { below: "4", rate: "1" }, { upTo: "9", rate: "2", plus: "-3" }, { rate: "0.7" } ] } ] }
  - { id: stepGrid, label: G, mode: step, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "-2", rate: "-5" }, { below: "6", rate: "3" }, { rate: "1" } ] } ] }
`;
const rulesOf = (first: string, second: string): string => `${GRIDS}
lines:
  - { id: x, label: X, kind: solve, unit: "1", greatest: { step: "0.01", from: "0", to: "1" }, such-that: [ "y + z + x <= 1" ], otherwise: "0" }
  - { id: y, label: Y, kind: formula, unit: "1", formula: '${first}' }
  - { id: z, label: Z, kind: formula, unit: "1", formula: '${second}' }
`;

const literal = fc
  .tuple(fc.integer({ min: -120, max: 120 }), fc.constantFrom(1, 10, 7919))
  .map(([n, by]) => (n < 0 ? `(0 - ${-n / by > 9 ? -n : (-n / by).toFixed(6)})` : (n / by).toFixed(6)));
const rounding = fc.tuple(fc.constantFrom("roundHalfUp", "roundUp", "roundDown"), fc.constantFrom("0.01", "0.05", "0.5", "1", "10"));

/** Formulas over the names; what is compared or looked up is rounded first. */
function formula(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(fc.constantFrom(...names), literal);
  if (depth === 0) return leaf;
  const inner = formula(names, depth - 1);
  const rounded = fc.tuple(rounding, inner).map(([[f, step], a]) => `${f}(${a}, ${step})`);
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    { weight: 4, arbitrary: fc.tuple(inner, fc.constantFrom("+", "-", "*", "/"), inner).map(([a, op, b]) => `(${a} ${op} ${b})`) },
    { weight: 2, arbitrary: fc.tuple(inner, fc.constantFrom("2", "3", "0.5", "1.7", "(0 - 1)", "x")).map(([a, b]) => `((${a}) ** ${b})`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom("min", "max"), inner, inner).map(([f, a, b]) => `${f}(${a}, ${b})`) },
    { weight: 1, arbitrary: inner.map((a) => `abs(${a})`) },
    { weight: 1, arbitrary: rounded },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom("marginalGrid", "wholeGrid", "stepGrid"), rounded).map(([grid, a]) => `lookup(${grid}, ${a})`) },
    { weight: 2, arbitrary: fc.tuple(rounded, fc.constantFrom("<", "<=", "=", "!=", ">="), rounded, inner, inner).map(([a, op, b, c, d]) => `(if ${a} ${op} ${b} then ${c} else ${d})`) },
  );
}

const millionths = (value: Decimal): Decimal => scaleBy(value, 6);
const isBeyond = (bound: number, value: Decimal, wanted: -1 | 1): boolean => {
  if (!Number.isFinite(bound) || Math.abs(bound) > 1e14) return false;
  // The bound's double, exactly, as a decimal: its whole part and its remainder in 2⁻⁴⁰.
  const whole = Math.trunc(bound);
  const rest = Math.trunc((bound - whole) * 2 ** 40);
  const slack = wanted === 1 ? rest + 1 : rest - 1;
  const exact = add(fromInteger(whole), multiply(fromInteger(slack), decimal("0.000000000001")));
  void exact;
  return compare(value, add(fromInteger(whole), multiply(fromInteger(slack), POWER))) === wanted;
};
const POWER = decimal("0.000000000001");
