import { describe, expect, it } from "vitest";

import { readRuleSet } from "./read-rule-set.ts";
import { readYaml } from "./yaml.ts";

/** Texts made to exhaust a reader: each comes back as a problem, and nothing throws. */

/** Not a measure of speed: read in one pass these take seconds at the worst, in a quadratic one minutes. */
const MOST_PATIENCE = 60_000;

const MANIFEST = { path: "manifest.yaml", text: "ruleSet: law/fr\nlayer: law\nlabel: Droit\n" };
const code = (text: string): string | undefined => {
  const read = readRuleSet([MANIFEST, { path: "r.yaml", text }]);
  return read.ok ? undefined : read.problems[0]?.code;
};

describe("a hostile text is refused", () => {
  const nest = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  it.each([
    ["a value with 480 000 blanks inside", `a: b${" ".repeat(480_000)}c`, "SHAPE_INVALID"],
    ["a key with 480 000 blanks before its colon", `a${" ".repeat(480_000)}: b`, "YAML_INVALID"],
    [
      "160 000 distinct keys",
      Array.from({ length: 160_000 }, (_, index) => `k${index}: 1`).join("\n"),
      /^(SHAPE_INVALID|NUMBER_NOT_QUOTED)$/,
    ],
    ["20 000 quoted brackets in a list", `a: [${'["]",'.repeat(20_000)}`, /^(FILE_TOO_DEEP|YAML_INVALID)$/],
    ["20 000 question marks", "? ".repeat(20_000), "FILE_TOO_DEEP"],
    [
      "20 000 question marks, each on its line",
      "? \n".repeat(20_000),
      /^(FILE_TOO_DEEP|YAML_INVALID|SHAPE_INVALID)$/,
    ],
    ["5 000 dashes", "- ".repeat(5000), "FILE_TOO_DEEP"],
    ["100 000 open brackets", "[".repeat(100_000), "FILE_TOO_DEEP"],
    ["50 000 open dictionaries", "{a: ".repeat(50_000), "FILE_TOO_DEEP"],
    ["a lone quote in a block of text, then 5 000 brackets", `a: |\n  it's "\nb: ${nest}\n`, "FILE_TOO_DEEP"],
    ["a lone quote in a comment, then 5 000 brackets", `# it's "\nb: ${nest}\n`, "FILE_TOO_DEEP"],
    ["a lone quote in a word, then 5 000 brackets", `a: l'an"\nb: ${nest}\n`, "FILE_TOO_DEEP"],
    ["a quote that closes, then 5 000 brackets", `a: "\\""\nb: ${nest}\n`, "FILE_TOO_DEEP"],
    ["a quote over two lines, then 5 000 brackets", `a: "x\n  y"\nb: ${nest}\n`, "FILE_TOO_DEEP"],
    ["5 000 brackets, each on its line", `a: ${"[\n".repeat(5000)}`, "FILE_TOO_DEEP"],
    [
      "5 000 levels of one blank",
      Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth % 600)}a:`).join("\n"),
      "FILE_TOO_DEEP",
    ],
  ])(
    "%s",
    (_, text, expected) => {
      const found = code(text);
      if (typeof expected === "string") expect(found).toBe(expected);
      else expect(found).toMatch(expected);
    },
    MOST_PATIENCE,
  );

  it("whether it is a rule file, a manifest or a scenario, nothing throws", () => {
    for (const text of ["? ".repeat(20_000), "[".repeat(100_000), `a: [${'["]",'.repeat(20_000)}`]) {
      expect(readYaml("s.yaml", text).ok).toBe(false);
      expect(readRuleSet([{ path: "manifest.yaml", text }])).toMatchObject({
        ok: false,
        problems: [{ at: { file: "manifest.yaml" } }],
      });
    }
  });
});

describe("an honest text is not taken for a hostile one", () => {
  it("110 comments that open a bracket and do not close it are fine", () => {
    const lines = Array.from({ length: 110 }, (_, index) => `# tranche [${index}, ${index + 5}[\n`).join("");
    expect(code(`${lines}totals: [] # tranche [0, 5[\n`)).toBeUndefined();
  });

  it("110 labels that open a bracket in quotes are fine", () => {
    const lines = Array.from(
      { length: 110 },
      (_, index) => `  - { id: t${index}, label: "tranche [${index}, ${index + 5}[" }\n`,
    ).join("");
    expect(code(`totals:\n${lines}`)).toBeUndefined();
  });

  it("110 labels with an apostrophe are fine", () => {
    const lines = Array.from(
      { length: 110 },
      (_, index) => `  - { id: t${index}, label: Apport d'affaires l'an ${index} }\n`,
    ).join("");
    expect(code(`totals:\n${lines}`)).toBeUndefined();
  });

  it("110 negative values in a row are fine", () => {
    const values = Array.from(
      { length: 110 },
      (_, index) =>
        `      - { from: 20${String(index % 90).padStart(2, "0")}-01-01, value: "-1", source: s }\n`,
    )
      .slice(0, 90)
      .join("");
    expect(
      code(`sources: { s: { text: T } }\nparameters:\n  - id: p\n    label: P\n    values:\n${values}`),
    ).toBeUndefined();
  });
});

describe("a key twice", () => {
  it.each([
    ["at the top", "totals: []\nlines: []\ntotals: []\n", 3],
    ["in a statement", "totals:\n  - { id: a, label: A, id: b }\n", 2],
    ["with quotes and without", 'totals:\n  - { id: a, label: A, "id": b }\n', 2],
    ["in a dictionary written in blocks", "totals:\n  - id: a\n    label: A\n    label: B\n", 4],
  ])("%s is refused at the second", (_, text, line) => {
    const read = readRuleSet([MANIFEST, { path: "r.yaml", text }]);
    expect(read).toMatchObject({
      ok: false,
      problems: [
        {
          code: "YAML_INVALID",
          message: expect.stringContaining("figure deux fois") as string,
          at: { file: "r.yaml", line },
        },
      ],
    });
  });
});
