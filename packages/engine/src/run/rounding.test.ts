import {
  add,
  compare,
  decimal,
  decimalToText,
  divide,
  multiply,
  power,
  roundTo,
  type Decimal,
  type RoundingMode,
} from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

const MODES: readonly RoundingMode[] = ["half-up", "half-even", "up", "down", "ceiling", "floor"];
const STEPS = ["0.0001", "0.01", "0.05", "0.15", "0.4", "1", "10"];
const lines = MODES.flatMap((mode) =>
  STEPS.map(
    (step, index) =>
      `  - { id: ${mode.replace("-u", "U").replace("-e", "E")}Q${index}, label: Q, kind: formula, unit: "1", formula: "a / b", round: { step: "${step}", mode: ${mode} } }\n` +
      `  - { id: ${mode.replace("-u", "U").replace("-e", "E")}P${index}, label: P, kind: formula, unit: "1", formula: "a * c ** e", round: { step: "${step}", mode: ${mode} } }\n`,
  ),
).join("");
const FACT = (id: string): string => `{ id: ${id}, label: F, type: decimal, unit: "1" }`;
const evaluate = evaluatorOf(
  ruleSetOf("law", `facts: [ ${["a", "b", "c", "e"].map(FACT).join(", ")} ]\nlines:\n${lines}`),
);

/** Every rounding of a ÷ b and of a × c ** e, as the engine gives it and as 50 digits give it. */
function differences(a: string, b: string, c: string, e: string): readonly string[] {
  const { values, problems } = evaluate({ period: "2026-01", facts: { a, b, c, e } }).document;
  if (problems.length > 0) return problems.map(({ message }) => message);
  const quotient = divide(decimal(a), decimal(b));
  const product = multiply(decimal(a), power(decimal(c), decimal(e)));
  const check = (id: string, exact: Decimal, step: string, mode: RoundingMode): string[] => {
    const expected = roundTo(exact, decimal(step), mode);
    const found = values[id] ?? "none";
    return found !== "none" && compare(decimal(found), expected) === 0
      ? []
      : [`${id} ${step} ${mode}: ${found} for ${decimalToText(expected)}`];
  };
  return MODES.flatMap((mode) =>
    STEPS.flatMap((step, index) => {
      const name = mode.replace("-u", "U").replace("-e", "E");
      return [
        ...check(`${name}Q${index}`, quotient, step, mode),
        ...check(`${name}P${index}`, product, step, mode),
      ];
    }),
  );
}

const cents = fc
  .integer({ min: -100_000_000, max: 100_000_000 })
  .map((n) => decimalToText(divide(decimal(String(n)), decimal("100"))));
const divisor = fc
  .integer({ min: 1, max: 200_000 })
  .map((n) => decimalToText(divide(decimal(String(n)), decimal("100"))));

describe("a rounded quotient or power", () => {
  it("is the rounding of all its digits, in every mode and step", () => {
    fc.assert(
      fc.property(
        cents,
        divisor,
        divisor,
        fc.constantFrom("0", "1", "2", "3", "0.5", "-1", "1.75"),
        (a, b, c, e) => {
          expect(differences(a, b, c, e)).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  }, 20_000);

  it("is right where the quotient falls on a half or on a multiple of the step, or beside one by a hair", () => {
    const hair = fc.constantFrom("0", "0.000000000001", "-0.000000000001");
    const multiple = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(
        multiple,
        fc.constantFrom("3", "7", "12", "1820", "0.06", "8"),
        fc.constantFrom("0.005", "0.01", "0.00005", "0.025"),
        hair,
        (n, b, unit, more) => {
          const target = multiply(decimal(String(n)), decimal(unit));
          const a = decimalToText(add(multiply(target, decimal(b)), decimal(more)));
          expect(differences(a, b, "1", "1")).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  }, 20_000);
});
