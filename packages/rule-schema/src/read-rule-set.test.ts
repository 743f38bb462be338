import { describe, expect, it } from "vitest";

import { readRuleSet } from "./read-rule-set.ts";
import { grid, MANIFEST, problems, SOURCES } from "./test-support/rule-texts.ts";

const parameter = (values: string): string => `${SOURCES}parameters:
  - id: p
    label: P
    values:
${values}`;
describe("one fault, one problem, in its place", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a rate without quotes",
      parameter("      - { from: 2026-01-01, value: 6.90, source: s }"),
      ["NUMBER_NOT_QUOTED r0.yaml:7:36"],
    ],
    [
      "a rate without quotes deep in a band",
      grid(`          - { upTo: "10", rate: "1" }\n          - { rate: 2 }`),
      ["NUMBER_NOT_QUOTED r0.yaml:12:21"],
    ],
    [
      "a comma in a number",
      parameter(`      - { from: 2026-01-01, value: "6,90", source: s }`),
      ["SHAPE_INVALID r0.yaml:7:36"],
    ],
    [
      "an exponent",
      parameter(`      - { from: 2026-01-01, value: "1e2", source: s }`),
      ["SHAPE_INVALID r0.yaml:7:36"],
    ],
    [
      "31 February",
      parameter(`      - { from: 2026-02-31, value: "1", source: s }`),
      ["SHAPE_INVALID r0.yaml:7:17"],
    ],
    [
      "29 February of a common year",
      parameter(`      - { from: 2026-02-29, value: "1", source: s }`),
      ["SHAPE_INVALID r0.yaml:7:17"],
    ],
    [
      "an unknown key",
      parameter(`      - { from: 2026-01-01, valeur: "1", value: "1", source: s }`),
      ["SHAPE_INVALID r0.yaml:7:37"],
    ],
    ["an unknown list of statements", "lignes: []\n", ["SHAPE_INVALID r0.yaml:1:9"]],
    ["a list that is a dictionary", "lines: { a: 1 }\n", ["SHAPE_INVALID r0.yaml:1:8"]],
    ["an unknown kind", "lines:\n  - { id: a, label: A, kind: formule }\n", ["SHAPE_INVALID r0.yaml:2:30"]],
    [
      "a type that does not exist",
      "facts:\n  - { id: a, label: A, type: money }\n",
      ["SHAPE_INVALID r0.yaml:2:30"],
    ],
    ["an accent in an identifier", "totals:\n  - { id: été, label: A }\n", ["SHAPE_INVALID r0.yaml:2:11"]],
    [
      "an identifier that every object has",
      'totals:\n  - { id: "__proto__", label: A }\n',
      ["SHAPE_INVALID r0.yaml:2:11"],
    ],
    ["a key that every object has", "sources:\n  __proto__: { text: A }\n", ["KEY_FORBIDDEN r0.yaml:2:3"]],
    [
      "another key that every object has",
      "sources:\n  s: { constructor: A }\n",
      ["KEY_FORBIDDEN r0.yaml:2:8"],
    ],
    [
      "a step of zero",
      'lines:\n  - { id: a, label: A, kind: formula, formula: "1", round: { step: "0.00", mode: up } }\n',
      ["SHAPE_INVALID r0.yaml:2:68"],
    ],
    [
      "a unit that does not exist",
      "totals:\n  - { id: a, label: A, unit: EUR/week }\n",
      ["SHAPE_INVALID r0.yaml:2:30"],
    ],
    [
      "dates not in order",
      parameter(
        `      - { from: 2026-01-01, value: "1", source: s }\n      - { from: 2025-01-01, value: "1", source: s }`,
      ),
      ["DATES_UNSORTED r0.yaml:8:17"],
    ],
    [
      "one date twice",
      parameter(
        `      - { from: 2026-01-01, value: "1", source: s }\n      - { from: 2026-01-01, value: "2", source: s }`,
      ),
      ["DATES_OVERLAP r0.yaml:8:17"],
    ],
    [
      "a value known later, in the wrong order",
      parameter(
        `      - { from: 2026-01-01, known: 2026-04-01, value: "1", source: s }\n      - { from: 2026-01-01, value: "2", source: s }`,
      ),
      ["DATES_OVERLAP r0.yaml:8:17"],
    ],
    [
      "a value known later, in order",
      parameter(
        `      - { from: 2026-01-01, value: "1", source: s }\n      - { from: 2026-01-01, known: 2026-04-01, value: "2", source: s }`,
      ),
      [],
    ],
    [
      "a value without source",
      parameter(`      - { from: 2026-01-01, value: "1" }`),
      ["SOURCE_MISSING r0.yaml:7:9"],
    ],
    [
      "a source that is not declared",
      parameter(`      - { from: 2026-01-01, value: "1", source: [s, d2424] }`),
      ["SOURCE_UNKNOWN r0.yaml:7:9"],
    ],
    [
      "a printed line without source",
      'lines:\n  - { id: a, label: A, kind: formula, formula: "1", rubric: r }\n',
      ["SOURCE_MISSING r0.yaml:2:5"],
    ],
    [
      "nothing above the last band",
      grid(`          - { upTo: "10", rate: "1" }`),
      ["GRID_GAP r0.yaml:11:13"],
    ],
    [
      "a band without bound that is not the last",
      grid(`          - { rate: "1" }\n          - { rate: "2" }`),
      ["GRID_OVERLAP r0.yaml:11:13"],
    ],
    [
      "bounds that do not rise, compared as decimals",
      grid(
        `          - { upTo: "9000", rate: "1" }\n          - { upTo: "9000.0", rate: "2" }\n          - { rate: "3" }`,
      ),
      ["GRID_OVERLAP r0.yaml:12:13"],
    ],
    [
      "bounds that rise, which text order would refuse",
      grid(
        `          - { upTo: "9000", rate: "1" }\n          - { below: "10000", rate: "2" }\n          - { rate: "3" }`,
      ),
      [],
    ],
    [
      "two bounds in one band",
      grid(`          - { upTo: "1", below: "1", rate: "1" }\n          - { rate: "2" }`),
      ["GRID_OVERLAP r0.yaml:11:13"],
    ],
    [
      "a constant in a marginal grid",
      grid(`          - { upTo: "1", rate: "1" }\n          - { rate: "2", plus: "3" }`),
      ["SHAPE_INVALID r0.yaml:12:13"],
    ],
    [
      "a constant elsewhere",
      grid(`          - { upTo: "1", rate: "1" }\n          - { rate: "2", plus: "3" }`, "whole-amount"),
      [],
    ],
    ["keyed bands without by", grid(`          A: [ { rate: "2" } ]`), ["SHAPE_INVALID r0.yaml:11:11"]],
    [
      "two statements of one id, of two sorts",
      "totals:\n  - { id: a, label: A }\nfacts:\n  - { id: a, label: A, type: date }\n",
      ["DUPLICATE_ID r0.yaml:2:11"],
    ],
    [
      "a line with a formula and versions",
      'lines:\n  - { id: a, label: A, kind: formula, formula: "1", versions: [ { from: 2026-01-01, formula: "1" } ] }\n',
      ["SHAPE_INVALID r0.yaml:2:5"],
    ],
    [
      "a contribution of nobody",
      "lines:\n  - { id: a, label: A, kind: contribution, base: b }\n",
      ["SHAPE_INVALID r0.yaml:2:5"],
    ],
    [
      "a carry that adds and is",
      "carry:\n  - { id: a, label: A, adds: b, is: c, resets: never }\n",
      ["SHAPE_INVALID r0.yaml:2:5"],
    ],
    ["a key twice", "totals: []\ntotals: []\n", ["YAML_INVALID r0.yaml:2:1"]],
    ["an alias", "facts: &a []\nlines: *a\n", ["YAML_INVALID r0.yaml:2:8"]],
    ["a tab", "lines:\n\t- a\n", ["YAML_INVALID r0.yaml:2:1"]],
    ["two documents", "totals: []\n---\nlines: []\n", ["YAML_INVALID r0.yaml:2:1"]],
    ["a quote that does not close", 'totals:\n  - { id: a, label: "A }\n', ["YAML_INVALID r0.yaml:3:1"]],
  ])("%s", (_, text, expected) => {
    const found = problems(text);
    expect(found.slice(0, Math.max(1, expected.length))).toEqual(expected);
  });
});

it("tells the problems of all files at once", () => {
  expect(
    problems(
      "lignes: []\n",
      "totals: [ { id: a } ]\n",
      parameter("      - { from: hier, value: 1, source: s }"),
    ),
  ).toEqual([
    "SHAPE_INVALID r0.yaml:1:9",
    "SHAPE_INVALID r1.yaml:1:11",
    "SHAPE_INVALID r2.yaml:7:17",
    "NUMBER_NOT_QUOTED r2.yaml:7:30",
  ]);
});

it("names both places of a source declared twice, and misses a manifest", () => {
  expect(problems(SOURCES, SOURCES)).toEqual(["DUPLICATE_ID r1.yaml:2:6"]);
  const read = readRuleSet([{ path: "a.yaml", text: "totals: []\n" }]);
  expect(read).toMatchObject({ ok: false, problems: [{ code: "MANIFEST_MISSING" }] });
});

it("a line takes what the defaults of its own file say, and no other's", () => {
  const read = readRuleSet([
    MANIFEST,
    {
      path: "a.yaml",
      text: 'defaults: { lines: { basis: law, borneBy: company } }\nlines:\n  - { id: a, label: A, kind: formula, formula: "1", basis: fee }\n',
    },
    { path: "b.yaml", text: 'lines:\n  - { id: b, label: B, kind: formula, formula: "1" }\n' },
  ]);
  expect(read.ok && read.value.lines.map(({ statement }) => [statement.basis, statement.borneBy])).toEqual([
    ["fee", "company"],
    [undefined, undefined],
  ]);
});

describe("a hostile file", () => {
  it.each([
    ["of ten megabytes", "a".repeat(10_000_000), "FILE_TOO_LARGE"],
    ["of flow lists in flow lists", "[".repeat(100_000), "FILE_TOO_DEEP"],
    ["of flow dictionaries in dictionaries", "{a: ".repeat(100_000), "FILE_TOO_DEEP"],
    ["of block lists in block lists", "- ".repeat(100_000), "FILE_TOO_DEEP"],
    [
      "of dictionaries in dictionaries",
      Array.from({ length: 1500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "FILE_TOO_DEEP",
    ],
    [
      "of thirty levels",
      Array.from({ length: 30 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "FILE_TOO_DEEP",
    ],
    [
      "of aliases that multiply",
      "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
      "YAML_INVALID",
    ],
  ])(
    "%s is refused at once",
    (_, text, code) => {
      expect(problems(text)[0]).toMatch(new RegExp(`^${code} `));
    },
    3000,
  );
});
