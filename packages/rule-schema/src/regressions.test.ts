import { describe, expect, it } from "vitest";

import { parseFormula } from "./parse-formula.ts";
import { readRuleSet } from "./read-rule-set.ts";

/** What a second reader found in reading one rule set, one case for each fault. */

const MANIFEST = { path: "manifest.yaml", text: "ruleSet: law/fr\nlayer: law\nlabel: Droit\n" };
const SOURCES = "sources:\n  s: { text: CSS }\n";

function problems(...texts: readonly string[]): readonly string[] {
  const read = readRuleSet([
    MANIFEST,
    ...texts.map((text, index) => ({ path: `r${index}.yaml`, text: `${index === 0 ? SOURCES : ""}${text}` })),
  ]);
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("one id twice in one rule set", () => {
  const check = `  - { id: k, label: K, severity: warn, message: m, remedy: r, conditions: { all: [ { fact: f, operator: equal, value: a } ] } }\n`;
  const list = (id: string, item: string, fields = ""): string =>
    `  - { id: ${id}, label: L, type: list, item: { name: ${item}, fields: [ ${fields} ] } }\n`;
  const field = "{ id: ca, label: CA, type: decimal }";
  it.each([
    ["two checks", `checks:\n${check}${check}`, "DUPLICATE_ID k"],
    ["two accounts", "accounts: [ { id: a, label: A }, { id: a, label: B } ]\n", "DUPLICATE_ID a"],
    [
      "two axes",
      "axes: [ { id: contract-start, date: a }, { id: contract-start, date: b } ]\n",
      "DUPLICATE_ID contract-start",
    ],
    [
      "two overrides",
      'overrides: [ { id: o, values: [ { from: 2026-01-01, value: "1", source: s } ] }, { id: o, values: [ { from: 2027-01-01, value: "2", source: s } ] } ]\n',
      "DUPLICATE_ID o",
    ],
    [
      "two picks",
      "picks: [ { choice: c, values: [ { from: 2026-01-01, value: A } ] }, { choice: c, values: [ { from: 2027-01-01, value: B } ] } ]\n",
      "DUPLICATE_ID c",
    ],
    [
      "two options of a choice",
      "choices: [ { id: c, label: C, at: [company], options: [ { id: A, label: A, status: lawful }, { id: A, label: B, status: usage } ] } ]\n",
      "DUPLICATE_ID c.A",
    ],
    ["two fields of an item", `facts:\n${list("l", "mission", `${field}, ${field}`)}`, "DUPLICATE_ID l.ca"],
  ])("%s are one problem", (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it("two lists whose items have one name are refused", () => {
    expect(new Set(problems(`facts:\n${list("l", "mission")}${list("m", "mission")}`))).toEqual(
      new Set(["DUPLICATE_ID mission"]),
    );
  });

  it("two checks of one id in two files are refused in the second", () => {
    const read = readRuleSet([
      MANIFEST,
      { path: "a.yaml", text: `checks:\n${check}` },
      { path: "b.yaml", text: `checks:\n${check}` },
    ]);
    expect(read).toMatchObject({
      ok: false,
      problems: [
        {
          code: "DUPLICATE_ID",
          at: { file: "b.yaml", line: 2 },
          message: expect.stringContaining("a.yaml:2") as string,
        },
      ],
    });
  });

  it("an account, a check and a total may share one", () => {
    expect(
      problems(`checks:\n${check}accounts: [ { id: k, label: K } ]\ntotals: [ { id: k, label: K } ]\n`),
    ).toEqual([]);
  });

  it("two manifests are refused, in either order", () => {
    const second = { path: "sous/manifest.yaml", text: "ruleSet: law/autre\nlayer: law\nlabel: Autre\n" };
    for (const files of [
      [MANIFEST, second],
      [second, MANIFEST],
    ]) {
      expect(readRuleSet(files)).toMatchObject({
        ok: false,
        problems: [{ code: "DUPLICATE_ID", at: { file: "sous/manifest.yaml" } }],
      });
    }
  });
});

describe("the power of a negative number", () => {
  it.each(["-2 ** 2", "-2.5 ** 2", "a - -2 ** 2", "-a ** 2", "3 * -2 ** 2", "-2 ** 2 + 1"])(
    "%s is refused as ambiguous",
    (text) => {
      expect(parseFormula(text)).toMatchObject({
        ok: false,
        message: expect.stringContaining("ambigu") as string,
      });
    },
  );

  it.each(["(-2) ** 2", "-(2 ** 2)", "a ** 2", "2 ** 2", "a - 2 ** 2", "2 ** -2"])(
    "%s says what it means",
    (text) => {
      expect(parseFormula(text).ok).toBe(true);
    },
  );
});

describe("conditions without members", () => {
  const decision = (conditions: string): string =>
    `decisions: [ { id: d, label: D, outcomes: [a], rules: [ { conditions: ${conditions}, event: { type: outcome, params: { value: a } } } ], otherwise: a } ]\n`;
  const one = "{ fact: f, operator: equal, value: a }";
  it.each([
    "{ all: [] }",
    "{ any: [] }",
    `{ all: [ ${one}, { any: [] } ] }`,
    "{ not: { all: [] } }",
    `{ any: [ { all: [] }, ${one} ] }`,
    "{}",
  ])("%s are refused", (conditions) => {
    expect(problems(decision(conditions)).length).toBeGreaterThan(0);
    expect(problems(decision(conditions)).every((found) => found.startsWith("SHAPE_INVALID"))).toBe(true);
  });

  it("one member is enough", () => {
    expect(problems(decision(`{ all: [ { any: [ ${one} ] } ] }`))).toEqual([]);
  });
});

describe("a line's dates and sources", () => {
  it("until before from is refused", () => {
    const line = (until: string): string =>
      `lines: [ { id: x, label: X, kind: formula, formula: "1", from: 2026-03-01, until: ${until} } ]\n`;
    expect(problems(line("2026-02-28"))).toEqual(["DATES_UNSORTED x"]);
    expect(problems(line("2026-03-01"))).toEqual([]);
  });

  it("a version that cites an unknown source is refused", () => {
    const line = (source: string): string =>
      `lines: [ { id: x, label: X, kind: formula, versions: [ { from: 2026-01-01, formula: "1", source: s }, { from: 2027-01-01, formula: "2", source: ${source} } ] } ]\n`;
    expect(problems(line("d2424"))).toEqual(["SOURCE_UNKNOWN x"]);
    expect(problems(line("[s, d2424]"))).toEqual(["SOURCE_UNKNOWN x"]);
    expect(problems(line("s"))).toEqual([]);
  });
});
