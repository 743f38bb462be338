import type { Result } from "@bareme/kernel";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { compareRuleSets } from "../src/rules/compare-rule-sets.ts";

const MANIFEST = "ruleSet: company/essai\nlayer: company\nlabel: Essai\n";
const RULES = `
sources:
  contrat: { text: Contrat d'adhésion }
  avenant: { text: Avenant au contrat }
parameters:
  - id: taux
    label: Taux
    unit: "%"
    values: [ { from: 2026-01-01, value: "5", source: contrat }, { from: 2026-07-01, value: "6", source: contrat } ]
grids:
  - id: tranches
    label: Tranches
    mode: step
    versions: [ { from: 2026-01-01, source: contrat, bands: [ { upTo: "100", rate: "1" }, { rate: "2" } ] } ]
choices:
  - id: lecture
    label: Lecture
    at: [company]
    options: [ { id: A, label: Première, status: lawful }, { id: B, label: Seconde, status: lawful } ]
    default: A
facts:
  - { id: montant, label: Montant, type: decimal, unit: EUR }
lines:
  - { id: premiere, label: Première ligne, kind: formula, formula: montant * taux, source: contrat }
  - { id: seconde, label: Seconde ligne, kind: formula, formula: montant * taux, source: contrat }
accounts:
  - { id: un, label: Un }
  - { id: deux, label: Deux }
postings:
  - { of: premiere, from: un, to: deux }
  - { of: premiere, from: deux, to: un }
`;

function ruleSet(text: string): RuleSet {
  return got(
    readRuleSet([
      { path: "manifest.yaml", text: MANIFEST },
      { path: "regles.yaml", text },
    ]),
  );
}

describe("what changed between two versions of rules", { timeout: 60_000 }, () => {
  const before = ruleSet(RULES);
  const changes = (place: string, by: string) => compareRuleSets(before, ruleSet(edited(RULES, place, by)));

  it("nothing, when only comments and order of keys differ", () => {
    const text = edited(RULES, "{ id: un, label: Un }", "{ label: Un, id: un } # le premier");
    expect(compareRuleSets(before, ruleSet(text))).toEqual([]);
  });

  it("a value, by its date, with its sources before and after", () => {
    const [contrat, avenant] = [[{ text: "Contrat d'adhésion" }], [{ text: "Avenant au contrat" }]];
    expect(changes(`value: "6", source: contrat`, `value: "7", source: avenant`)).toEqual([
      {
        kind: "parameters",
        id: "taux",
        place: "2026-07-01",
        change: "changed",
        before: "6",
        after: "7",
        sourcesBefore: contrat,
        sourcesAfter: avenant,
      },
    ]);
  });

  it("a source alone, and a source whose text alone changed", () => {
    expect(changes(`value: "6", source: contrat`, `value: "6", source: avenant`)).toMatchObject([
      { id: "taux", place: "2026-07-01", change: "changed", before: "6", after: "6" },
    ]);
    const named = changes("{ text: Contrat d'adhésion }", "{ text: Contrat d'adhésion de 2026 }");
    expect(named.map(({ id }) => id).toSorted()).toEqual(["premiere", "seconde", "taux", "taux", "tranches"]);
  });

  it("a value removed, and one known later", () => {
    const removed = `, { from: 2026-07-01, value: "6", source: contrat }`;
    expect(changes(removed, "")).toMatchObject([
      { place: "2026-07-01", change: "removed", before: "6", after: null },
    ]);
    const known = `, { from: 2026-07-01, value: "6", source: contrat }, { from: 2026-07-01, known: 2026-09-01, value: "8", source: contrat }`;
    expect(changes(removed, known)).toMatchObject([
      { place: "2026-07-01 (connu 2026-09-01)", change: "added", after: "8" },
    ]);
  });

  it("a band, an option, a line", () => {
    expect(changes(`{ rate: "2" }`, `{ rate: "3" }`)).toMatchObject([
      {
        kind: "grids",
        id: "tranches",
        place: "2026-01-01",
        before: `{"bands":[{"rate":"1","upTo":"100"},{"rate":"2"}]}`,
        after: `{"bands":[{"rate":"1","upTo":"100"},{"rate":"3"}]}`,
      },
    ]);
    expect(changes("default: A", "default: B")).toMatchObject([
      { kind: "choices", id: "lecture", change: "changed" },
    ]);
    expect(changes("id: seconde", "id: troisieme")).toMatchObject([
      { kind: "lines", id: "seconde", change: "removed", after: null },
      { kind: "lines", id: "troisieme", change: "added", before: null },
    ]);
  });

  it("one of two postings of a line", () => {
    expect(
      changes("{ of: premiere, from: deux, to: un }", "{ of: seconde, from: deux, to: un }"),
    ).toMatchObject([
      { kind: "postings", id: "premiere", change: "removed" },
      { kind: "postings", id: "seconde", change: "added" },
    ]);
  });

  it("everything, for a first version", () => {
    const all = compareRuleSets(null, before);
    expect(all.every(({ change }) => change === "added")).toBe(true);
    expect(all).toHaveLength(3 + 2 + 1 + 1 + 2 + 2 + 2);
  });
});

function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ code, message }) => `${code} ${message}`).join("\n"));
}

/** A text with one place replaced; the place must be there, once. */
function edited(text: string, place: string, by: string): string {
  if (text.split(place).length !== 2) throw new Error(`« ${place} » is not there once`);
  return text.replace(place, by);
}
