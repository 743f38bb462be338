import { compare, parseCivilDate, parseDecimal, type Decimal } from "@bareme/kernel";
import fc from "fast-check";
import { Engine, Operator, type TopLevelCondition } from "json-rules-engine";
import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

const FACTS = `
facts:
  - { id: brut, label: B, type: decimal, unit: EUR }
  - { id: seuil, label: S, type: decimal, unit: EUR }
  - { id: debut, label: D, type: date }
  - { id: cadre, label: C, type: boolean }
  - { id: contrat, label: T, type: choice, options: [CDI, CDD, CTT] }
`;
const decision = (conditions: unknown): string =>
  `${FACTS}decisions: [ { id: issue, label: I, outcomes: [yes, no], rules: [ { conditions: ${JSON.stringify(conditions)}, event: { type: outcome, params: { value: yes } } } ], otherwise: no } ]\n`;

const DECIMAL = ["brut", "seuil"];
const amount = fc.constantFrom(
  "9000",
  "10000",
  "1.10",
  "1.1",
  "-0.01",
  "0",
  "0.00",
  "999999999999999.999999999999",
  "10000.000",
);
const date = fc.constantFrom("2025-12-31", "2026-01-01", "2026-01-31", "1999-02-28");
const contrat = fc.constantFrom("CDI", "CDD", "CTT");
const facts = fc.record({ brut: amount, seuil: amount, debut: date, cadre: fc.boolean(), contrat });

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    fact: fc.constantFrom(...DECIMAL),
    operator: fc.constantFrom(
      "decimalLessThan",
      "decimalLessThanInclusive",
      "decimalGreaterThan",
      "decimalGreaterThanInclusive",
      "equal",
      "notEqual",
    ),
    value: fc.oneof(
      amount,
      fc.constantFrom(...DECIMAL).map((fact) => ({ fact })),
    ),
  }),
  fc.record({
    fact: fc.constantFrom(...DECIMAL),
    operator: fc.constantFrom("in", "notIn"),
    value: fc.array(amount, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    fact: fc.constant("debut"),
    operator: fc.constantFrom("dateBefore", "dateAfter", "equal"),
    value: date,
  }),
  fc.record({
    fact: fc.constant("cadre"),
    operator: fc.constantFrom("equal", "notEqual"),
    value: fc.boolean(),
  }),
  fc.record({ fact: fc.constant("contrat"), operator: fc.constantFrom("equal", "notEqual"), value: contrat }),
  fc.record({
    fact: fc.constant("contrat"),
    operator: fc.constantFrom("in", "notIn"),
    value: fc.array(contrat, { minLength: 1, maxLength: 2 }),
  }),
);
const { tree } = fc.letrec<{ tree: unknown; member: unknown }>((tie) => ({
  member: fc.oneof({ maxDepth: 3 }, leaf, tie("tree")),
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({ all: fc.array(tie("member"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie("member"), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie("member") }),
  ),
}));

function decimalOf(value: unknown): Decimal {
  const parsed = parseDecimal(value);
  if (parsed === undefined) throw new TypeError(`not a decimal: ${String(value)}`);
  return parsed;
}

function dateOf(value: unknown): string {
  const parsed = parseCivilDate(value);
  if (parsed === undefined) throw new TypeError(`not a date: ${String(value)}`);
  return parsed;
}

/** Decimals as decimals; booleans and options as themselves. */
function same(left: unknown, right: unknown): boolean {
  const [one, other] = [parseDecimal(left), parseDecimal(right)];
  if (one !== undefined || other !== undefined) return compare(decimalOf(left), decimalOf(right)) === 0;
  if (left === null || right === null || typeof left !== typeof right)
    throw new TypeError("two types compared");
  return left === right;
}

const OPERATORS: readonly (readonly [string, (left: unknown, right: unknown) => boolean])[] = [
  ["equal", same],
  ["notEqual", (left, right) => !same(left, right)],
  ["in", (left, list) => (list as readonly unknown[]).some((one) => same(left, one))],
  ["notIn", (left, list) => !(list as readonly unknown[]).some((one) => same(left, one))],
  ["decimalLessThan", (left, right) => compare(decimalOf(left), decimalOf(right)) < 0],
  ["decimalLessThanInclusive", (left, right) => compare(decimalOf(left), decimalOf(right)) <= 0],
  ["decimalGreaterThan", (left, right) => compare(decimalOf(left), decimalOf(right)) > 0],
  ["decimalGreaterThanInclusive", (left, right) => compare(decimalOf(left), decimalOf(right)) >= 0],
  ["dateBefore", (left, right) => dateOf(left) < dateOf(right)],
  ["dateAfter", (left, right) => dateOf(left) > dateOf(right)],
];
const BUILT_IN = [
  "equal",
  "notEqual",
  "in",
  "notIn",
  "contains",
  "doesNotContain",
  "lessThan",
  "lessThanInclusive",
  "greaterThan",
  "greaterThanInclusive",
];

/** The reference: a fresh engine, its own operators removed. */
async function reference(conditions: unknown, values: Record<string, unknown>): Promise<string> {
  const engine = new Engine();
  for (const name of BUILT_IN) engine.removeOperator(name);
  for (const [name, holds] of OPERATORS) engine.addOperator(new Operator(name, holds));
  engine.addRule({ conditions: conditions as TopLevelCondition, event: { type: "outcome" } });
  const { events } = await engine.run(values);
  return events.length > 0 ? "yes" : "no";
}

it("decides as json-rules-engine does, on any nested conditions over any facts", async () => {
  await fc.assert(
    fc.asyncProperty(tree, fc.array(facts, { minLength: 1, maxLength: 4 }), async (conditions, months) => {
      const evaluate = evaluatorOf(ruleSetOf("law", decision(conditions)));
      for (const month of months) {
        const { outcomes, problems } = evaluate({ period: "2026-01", facts: month }).document;
        expect(codes(problems)).toEqual([]);
        expect(outcomes["issue"]).toBe(await reference(conditions, month));
      }
    }),
    { numRuns: 250 },
  );
}, 30_000);

describe("what text order and null would get wrong", () => {
  const MONTH = { seuil: "0", debut: "2026-01-01", cadre: true, contrat: "CDI" };
  it.each([
    ["9000 is less than 10000", "9000", "decimalLessThan", "10000", "yes"],
    ["10000 is not less than 9000", "10000", "decimalLessThan", "9000", "no"],
    ["1.10 equals 1.1", "1.10", "equal", "1.1", "yes"],
    ["1.10 is among 1.1", "1.10", "in", ["1.1"], "yes"],
    ["1.1 is not different from 1.10", "1.1", "notEqual", "1.10", "no"],
    ["minus one is less than zero", "-1", "decimalLessThan", "0", "yes"],
  ])("%s", (_, brut, operator, value, expected) => {
    const { outcomes } = evaluated(decision({ all: [{ fact: "brut", operator, value }] }), {
      facts: { ...MONTH, brut },
    });
    expect(outcomes["issue"]).toBe(expected);
  });

  it.each([
    ["null", null, "FACT_INVALID"],
    ["a number", 9000, "FACT_INVALID"],
    ["absent", undefined, "FACT_MISSING"],
  ])("%s is a problem and never false", (_, brut, code) => {
    const given = brut === undefined ? MONTH : { ...MONTH, brut };
    for (const operator of ["decimalLessThan", "notEqual", "decimalGreaterThanInclusive"]) {
      const { outcomes, problems } = evaluated(
        decision({ not: { fact: "brut", operator, value: "10000" } }),
        { facts: given },
      );
      expect(codes(problems)).toEqual([code]);
      expect(outcomes).not.toHaveProperty("issue");
    }
  });
});
