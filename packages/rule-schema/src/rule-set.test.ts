import { describe, expect, it } from "vitest";

import { readRuleSet } from "./read-rule-set.ts";
import { hashRuleSet } from "./rule-set.ts";

const MANIFEST = "ruleSet: law/fr\nlayer: law\nlabel: Droit\n";
const RULES = `sources:
  s: { text: CSS, url: "https://a" }
parameters:
  - { id: p, label: P, unit: "%", values: [ { from: 2026-01-01, value: "6.90", source: s } ] }
grids:
  - { id: g, label: G, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "1", rate: "2" }, { rate: "3" } ] } ] }
lines:
  - { id: x, label: X, kind: formula, formula: a + b, round: { step: "0.01", mode: half-up } }
  - { id: y, label: Y, kind: formula, formula: a }
`;

function hashOf(...files: readonly string[]): string {
  const read = readRuleSet(
    files.map((text, index) => ({ path: index === 0 ? "manifest.yaml" : `${index}.yaml`, text })),
  );
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return hashRuleSet(read.value);
}
const HASH = hashOf(MANIFEST, RULES);

describe("the hash of a rule set", () => {
  it("is a SHA-256 in hexadecimal", () => {
    expect(HASH).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, readonly string[]]>([
    ["comments", [`# le droit\n${MANIFEST}`, `# un\n${RULES.replace("lines:", "# deux\nlines:")}`]],
    [
      "the order of keys in a statement",
      [
        MANIFEST,
        RULES.replace(
          "{ id: y, label: Y, kind: formula, formula: a }",
          "{ formula: a, kind: formula, label: Y, id: y }",
        ),
      ],
    ],
    [
      "the order of lists in a file",
      [MANIFEST, RULES.slice(RULES.indexOf("lines:")), RULES.slice(0, RULES.indexOf("lines:"))],
    ],
    [
      "the layout",
      [
        MANIFEST,
        RULES.replace(
          "{ id: y, label: Y, kind: formula, formula: a }",
          "id: y\n    label: Y\n    kind: formula\n    formula: a",
        ),
      ],
    ],
    [
      "the file in which a statement stands",
      [
        MANIFEST,
        RULES.slice(0, RULES.indexOf("  - { id: y")),
        `lines:\n${RULES.slice(RULES.indexOf("  - { id: y"))}`,
      ],
    ],
    [
      "whether a key comes from the file's defaults",
      [
        MANIFEST,
        RULES.replace(`, round: { step: "0.01", mode: half-up }`, "").slice(
          0,
          RULES.indexOf("  - { id: y") - `, round: { step: "0.01", mode: half-up }`.length,
        ) + `defaults: { lines: { round: { step: "0.01", mode: half-up } } }\n`,
        "lines: [ { id: y, label: Y, kind: formula, formula: a } ]\n",
      ],
    ],
  ])("does not depend on %s", (_, files) => {
    expect(hashOf(...files)).toBe(HASH);
  });

  it.each([
    ["a value", '"6.90"', '"6.91"'],
    ["the decimals written", '"6.90"', '"6.9"'],
    ["a date", "from: 2026-01-01, value", "from: 2026-01-02, value"],
    ["a unit", 'unit: "%"', "unit: EUR"],
    ["a bound", 'upTo: "1"', 'upTo: "1.5"'],
    ["whether a bound is included", 'upTo: "1"', 'below: "1"'],
    ["a rate", 'rate: "3"', 'rate: "4"'],
    ["a grid's mode", "mode: marginal", "mode: step"],
    ["a formula", "a + b", "a - b"],
    ["a rounding", "half-up", "half-even"],
    ["a label", "label: X", "label: Z"],
    ["a source's text", "text: CSS", "text: CSG"],
    ["a source's address", "https://a", "https://b"],
    ["an identifier", "id: y", "id: z"],
  ])("depends on %s", (_, before, after) => {
    expect(RULES).toContain(before);
    expect(hashOf(MANIFEST, RULES.replace(before, after))).not.toBe(HASH);
  });

  it("depends on the manifest and on the order of statements", () => {
    expect(hashOf(`${MANIFEST}knownUntil: 2026-12-31\n`, RULES)).not.toBe(HASH);
    const [x = "", y = ""] = RULES.split("\n").slice(-3);
    expect(hashOf(MANIFEST, RULES.replace(`${x}\n${y}`, `${y}\n${x}`))).not.toBe(HASH);
  });
});
