import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { grid, problems } from "./test-support/rule-texts.ts";

describe("any text", () => {
  const VALID = `${grid(`          - { upTo: "10", rate: "1" }\n          - { rate: "2" }`)}
lines:
  - { id: x, label: X, kind: contribution, base: a, employee: b, when: 'c = "d"', joins: [ { total: t, part: employee } ], source: s }
choices: [ { id: c, label: C, at: [company], options: [ { id: A, label: A, status: lawful } ], default: A } ]
decisions: [ { id: d, label: D, outcomes: [a], rules: [ { conditions: { all: [ { fact: f, operator: in, value: [x, true] } ] }, event: { type: outcome, params: { value: a } } } ], otherwise: a } ]
`;
  it("is read or refused with problems in their places, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }), fc.json()),
        (text) => {
          for (const problem of problems(text)) expect(problem).toMatch(/^[A-Z_]+ \S+:\d+:\d+$/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("made of a valid file with something changed is read or refused too", () => {
    const piece = fc.constantFrom(
      "",
      "\n",
      "  ",
      "- ",
      ": ",
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      "&a ",
      "*a",
      "!!x ",
      "null",
      "1",
      "-",
      "#",
      "|",
      ">",
      "? ",
      "\t",
      "~",
      "\u0000",
      "é",
      "__proto__",
      "%",
    );
    fc.assert(
      fc.property(
        fc.nat(VALID.length),
        fc.nat(12),
        piece,
        fc.nat(VALID.length),
        piece,
        (at, cut, put, other, more) => {
          const changed = VALID.slice(0, at) + put + VALID.slice(at + cut);
          for (const problem of problems(changed.slice(0, other) + more + changed.slice(other)))
            expect(problem).toMatch(/^[A-Z_]+ \S+:\d+:\d+$/);
        },
      ),
      { numRuns: 300 },
    );
  }, 20_000);

  it("of values of other types in a valid shape is read or refused too", () => {
    const file = fc.dictionary(
      fc.constantFrom(
        "sources",
        "facts",
        "parameters",
        "grids",
        "lines",
        "choices",
        "defaults",
        "checks",
        "decisions",
        "carry",
      ),
      fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
    );
    fc.assert(
      fc.property(file, (data) => {
        expect(() => problems(JSON.stringify(data))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
