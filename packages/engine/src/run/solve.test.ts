import { add, compare, decimal, decimalToText, fromInteger, lessOrEqual, multiply } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

const GRIDS = `
grids:
  - { id: marginalGrid, label: G, mode: marginal, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "3", rate: "2" }, { upTo: "7.5", rate: "-1" }, { rate: "0.5" } ] } ] }
  - { id: wholeGrid, label: G, mode: whole-amount, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { below: "4", rate: "1" }, { upTo: "9", rate: "2", plus: "-3" }, { rate: "0.7" } ] } ] }
  - { id: stepGrid, label: G, mode: step, in: "1", rate: "1", versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "-2", rate: "-5" }, { below: "6", rate: "3" }, { rate: "1" } ] } ] }
`;

interface Search {
  readonly step: string;
  readonly from: string;
  readonly count: number;
}

function rules(search: Search, lines: readonly string[], constraints: readonly string[]): string {
  const to = decimalToText(
    add(decimal(search.from), multiply(decimal(search.step), fromInteger(search.count))),
  );
  const formulas = lines.map(
    (formula, index) => `  - { id: y${index}, label: Y, kind: formula, unit: "1", formula: '${formula}' }`,
  );
  return `${GRIDS}
lines:
  - { id: x, label: X, kind: solve, unit: "1", greatest: { step: "${search.step}", from: '${search.from}', to: '${to}' }, such-that: ${JSON.stringify(constraints)}, otherwise: "-1000" }
${formulas.join("\n")}
`;
}

const constant = fc.integer({ min: -120, max: 120 }).map((n) => (n / 10).toFixed(1).replace("-0.0", "0.0"));
const literal = constant.map((text) => (text.startsWith("-") ? `(0 - ${text.slice(1)})` : text));
const comparison = fc.constantFrom("<", "<=", ">", ">=", "=", "!=");
const rounding = fc.tuple(
  fc.constantFrom("roundHalfUp", "roundUp", "roundDown"),
  fc.constantFrom("0.01", "0.05", "0.5", "1", "10"),
);

/** Formulas over x that compare nothing unrounded: jumps both ways, flats, whole powers of either sign, quotients and roots once rounded, lookups. */
function formula(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(fc.constantFrom(...names), literal);
  if (depth === 0) return leaf;
  const inner = formula(names, depth - 1);
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner, fc.constantFrom("+", "-", "*"), inner)
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom("min", "max"), inner, inner).map(([f, a, b]) => `${f}(${a}, ${b})`),
    },
    { weight: 1, arbitrary: inner.map((a) => `abs(${a})`) },
    { weight: 1, arbitrary: fc.tuple(rounding, inner).map(([[f, step], a]) => `${f}(${a}, ${step})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(rounding, inner, inner)
        .map(([[f, step], a, b]) => `${f}(${a} / (abs(${b}) + 3), ${step})`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(rounding, inner).map(([[f, step], a]) => `${f}((abs(${a}) + 0.2) ** 0.5, ${step})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inner, fc.constantFrom("2", "3"))
        .map(([a, n]) => `(max(min(${a}, 12), 0 - 12) ** ${n})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("marginalGrid", "wholeGrid", "stepGrid"), inner)
        .map(([grid, a]) => `lookup(${grid}, ${a})`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner, comparison, inner, inner, inner)
        .map(([a, op, b, c, d]) => `(if ${a} ${op} ${b} then ${c} else ${d})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inner, comparison, inner, comparison, inner, inner)
        .map(
          ([a, op, b, other, c, d]) => `(if ${a} ${op} ${b} and not(${b} ${other} ${c}) then ${d} else ${a})`,
        ),
    },
  );
}

const search = fc.record({
  step: fc.constantFrom("0.01", "0.25", "1"),
  from: fc.constantFrom("-5", "0", "2.37"),
  count: fc.integer({ min: 0, max: 30 }),
});

function bruteForce(
  of: Search,
  evaluate: ReturnType<typeof evaluatorOf>,
  holds: (values: Readonly<Record<string, string>>) => boolean,
): string | undefined {
  for (let index = of.count; index >= 0; index--) {
    const value = decimalToText(add(decimal(of.from), multiply(decimal(of.step), fromInteger(index))));
    const { values, problems } = evaluate({ period: "2026-01", facts: {}, pins: { x: value } }).document;
    if (problems.length > 0) throw new Error(problems[0]?.message);
    if (holds(values)) return value;
  }
  return undefined;
}

describe("the greatest value", () => {
  it("is the one that trying every candidate from the top would find", () => {
    fc.assert(
      fc.property(
        search,
        formula(["x"], 3),
        formula(["x", "y0"], 2),
        literal,
        comparison,
        (grid, first, second, limit, relation) => {
          fc.pre(relation !== "!=" && relation !== "=" && `${first} ${second}`.length < 900);
          const constraint = `y1 + 0 * x ${relation} ${limit}`;
          const evaluate = evaluatorOf(ruleSetOf("law", rules(grid, [first, second], [constraint])));
          const bound = limit.startsWith("(") ? `-${limit.slice(5, -1)}` : limit;
          const expected = bruteForce(grid, evaluate, ({ y1 = "" }) => {
            const order = compare(decimal(y1), decimal(bound));
            return relation === "<"
              ? order < 0
              : relation === "<="
                ? order <= 0
                : relation === ">"
                  ? order > 0
                  : order >= 0;
          });
          const { solve, problems } = evaluate({ period: "2026-01", facts: {} }).document;
          expect(codes(problems)).toEqual([]);
          expect({ met: solve?.met, value: decimalToText(decimal(solve?.value ?? "")) }).toEqual({
            met: expected !== undefined,
            value: decimalToText(decimal(String(Number(expected ?? "-1000")))),
          });
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it("meets every one of several constraints", () => {
    fc.assert(
      fc.property(
        search,
        formula(["x"], 2),
        formula(["x"], 2),
        literal,
        literal,
        (grid, first, second, high, low) => {
          const evaluate = evaluatorOf(
            ruleSetOf(
              "law",
              rules(grid, [first, second], [`y0 + x <= ${high}`, `y1 - x >= ${low}`, "x < 40"]),
            ),
          );
          const number = (text: string): ReturnType<typeof decimal> =>
            decimal(text.startsWith("(") ? `-${text.slice(5, -1)}` : text);
          const expected = bruteForce(
            grid,
            evaluate,
            ({ x = "", y0 = "", y1 = "" }) =>
              lessOrEqual(add(decimal(y0), decimal(x)), number(high)) &&
              lessOrEqual(add(number(low), decimal(x)), decimal(y1)),
          );
          const { solve } = evaluate({ period: "2026-01", facts: {} }).document;
          expect(solve?.met).toBe(expected !== undefined);
          expect(compare(decimal(solve?.value ?? ""), decimal(expected ?? "-1000"))).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

const PAY = (lines: string): string => `
facts:
  - { id: budget, label: Budget, type: decimal, unit: EUR }
lines:
${lines}
`;
const complement = (to: string, constraint: string): string =>
  `  - { id: complement, label: C, kind: solve, greatest: { step: "0.01", from: "0", to: ${to} }, such-that: [ "${constraint}" ], otherwise: "0" }\n`;

describe("one month's complement", () => {
  it("spends the budget to the cent where the cost allows it, with its certificate", () => {
    const { solve, values } = evaluated(
      PAY(
        `${complement("budget", "cout <= budget")}  - { id: cout, label: K, kind: formula, formula: "complement * 1.42", round: { step: "0.01", mode: half-up } }\n`,
      ),
      { facts: { budget: "1000" } },
    );
    // 704.22 × 1.42 = 999.9924, 704.23 × 1.42 = 1000.0066: 999.99 and 1000.01
    expect(values["complement"]).toBe("704.22");
    expect(solve).toMatchObject({
      met: true,
      value: "704.22",
      step: "0.01",
      remainder: "0.01",
      constraints: [{ left: "999.99", right: "1000.00", leftAbove: "1000.01", rightAbove: "1000.00" }],
      jumps: [],
    });
  });

  it("stays below the threshold where the cost jumps over the budget, and names the line that jumps", () => {
    const { solve, values } = evaluated(
      PAY(
        `${complement("budget", "cout <= budget")}  - { id: saut, label: S, kind: formula, formula: "if complement >= 500 then 109.38 else 0" }
  - { id: cout, label: K, kind: formula, formula: "complement + saut" }\n`,
      ),
      { facts: { budget: "600" } },
    );
    expect(values["complement"]).toBe("499.99");
    expect(solve?.jumps).toEqual([
      { line: "cout", label: "K", change: "109.39" },
      { line: "saut", label: "S", change: "109.38" },
    ]);
    expect(solve?.remainder).toBe("100.01");
  });

  it("finds the greatest beyond a hole, where the net falls at a threshold", () => {
    const { values } = evaluated(
      PAY(
        `${complement('"2000"', "net <= budget")}  - { id: net, label: N, kind: formula, formula: "if complement >= 1000 then complement - 300 else complement" }\n`,
      ),
      { facts: { budget: "800" } },
    );
    // up to 800 and from 1000 to 1100 fit; nothing between
    expect(values["complement"]).toBe("1100.00");
  });

  it("takes what the rule says otherwise when nothing fits, and says so", () => {
    const { solve, values, problems } = evaluated(
      PAY(
        `${complement("budget", "cout <= budget")}  - { id: cout, label: K, kind: formula, formula: "complement + 2000" }\n`,
      ),
      { facts: { budget: "1000" } },
    );
    expect(problems).toEqual([]);
    expect(values["complement"]).toBe("0.00");
    expect(solve).toMatchObject({ met: false, remainder: "-1000.00" });
  });

  it("takes what the rule says otherwise when the range is empty", () => {
    const { solve } = evaluated(PAY(complement('"0 - 1"', "complement <= budget")), {
      facts: { budget: "1000" },
    });
    expect(solve?.met).toBe(false);
  });

  it("is given and not searched when it is pinned", () => {
    const { solve, values } = evaluated(
      PAY(
        `${complement("budget", "cout <= budget")}  - { id: cout, label: K, kind: formula, formula: "complement * 2" }\n`,
      ),
      { facts: { budget: "1000" }, pins: { complement: "900" } },
    );
    expect(solve).toBeNull();
    expect(values).toMatchObject({ complement: "900.00", cout: "1800.00" });
  });
});

describe("a search that cannot end soon", () => {
  it.each([
    ["more candidates than a search may have", "100000000000000", "complement <= budget"],
    ["bounds that can decide nothing above the answer", "1000000000", "complement - complement + 1 <= 0"],
    ["a comb of ten thousand teeth that all miss", "10000", "complement - roundDown(complement, 1) >= 1"],
  ])(
    "ends quickly with an answer or a refusal: %s",
    (_, to, constraint) => {
      const { solve, problems } = evaluated(PAY(complement(`"${to}"`, constraint)), {
        facts: { budget: "1000" },
      });
      if (solve === null) expect(codes(problems)).toEqual(["SOLVE_UNBOUNDED"]);
      else expect(problems).toEqual([]);
    },
    10_000,
  );
});
