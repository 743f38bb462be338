import { describe, expect, it } from "vitest";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import type { ReleaseStore } from "../src/index.ts";
import { compareRuleSets } from "../src/rules/compare-rule-sets.ts";
import { createCompiler, layerOfTexts } from "../src/rules/compiler.ts";
import { readStack } from "../src/rules/read-stack.ts";
import { edited, got, rulesWorld } from "./rules-world.ts";

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

describe("the compiler's memory", { timeout: 60_000 }, () => {
  it("a rule set forgotten while its stack is read is not taken for an empty one", async () => {
    const { deps, garance } = await rulesWorld();
    const compiler = createCompiler();
    await deps.store.inTenant(garance.id, async ({ releases }) => {
      got(await readStack({ releases, compiler }, ["company/cap-garance"], null));
      const forgetful: ReleaseStore = {
        ...releases,
        list: async (name) => {
          for (let rank = 0; name === "law/fr" && rank < 70; rank++)
            compiler.read(layerOfTexts(`company/essai-${rank}`, {}));
          return releases.list(name);
        },
      };
      const stack = got(await readStack({ releases: forgetful, compiler }, ["company/cap-garance"], null));
      expect(stack.plan.layers.map(({ ruleSet: name }) => name)).toEqual([
        "law/fr",
        "convention/idcc-3219",
        "company/cap-garance",
      ]);
    });
  });
});
