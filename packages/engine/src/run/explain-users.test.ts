import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { evaluatorOf } from "../test-support/rules.ts";
import { explain } from "./explain.ts";
import type { Explanation } from "./explanation.ts";

/** A rule set whose files stand in a folder of its name, as they do on disk and on a server. */
function ruleSet(name: string, manifest: string, statements: string): RuleSet {
  const read = readRuleSet([
    { path: `rules/${name}/manifest.yaml`, text: `ruleSet: ${name}\nlabel: Essai\n${manifest}` },
    { path: `rules/${name}/a.yaml`, text: `sources:\n  s: { text: "texte" }\n${statements}` },
  ]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const LAW = ruleSet(
  "law/fr",
  "layer: law\n",
  `facts:
  - { id: brut, label: Rémunération brute, type: decimal, unit: EUR }
  - { id: cadre, label: Cadre, type: boolean, default: true }
parameters:
  - { id: taux, label: Taux, unit: "%", values: [ { from: 2020-01-01, value: "10", source: s } ], overridable: { atLeast: "10" } }
decisions:
  - { id: statut, label: Statut, outcomes: [oui, non], rules: [ { conditions: { all: [ { fact: cadre, operator: equal, value: true } ] }, event: { type: outcome, params: { value: oui } } } ], otherwise: non }
totals:
  - { id: cotisations, label: Cotisations }
lines:
  - { id: assiette, label: Assiette, kind: formula, formula: brut }
  - { id: retraite, label: Retraite, rubric: retraite, kind: contribution, base: assiette, employee: taux, employer: taux, when: statut = "oui", joins: [ { total: cotisations, part: account } ], round: { step: "0.01", mode: half-up }, source: s }
checks:
  - { id: assietteNegative, label: Assiette négative, severity: warn, conditions: { all: [ { fact: assiette, operator: decimalLessThan, value: "0" } ] }, message: m, remedy: r, source: s }
`,
);
const COMPANY = ruleSet(
  "company/essai",
  "layer: company\nextends: [law/fr]\n",
  `overrides:
  - { id: taux, values: [ { from: 2026-01-01, value: "12", source: s } ] }
lines:
  - { id: avance, label: Avance, kind: formula, formula: assiette - cotisations }
carry:
  - { id: cumul, label: Cumul, adds: avance, resets: never, initial: "0" }
`,
);

function explained(id: string): Explanation | undefined {
  return explain(evaluatorOf(LAW, COMPANY)({ period: "2026-01", facts: { brut: "100.00" } }), id);
}
const users = (id: string) => explained(id)?.usedBy?.map((user) => user.id);

describe("ce qui utilise une valeur", () => {
  it("nomme les lignes qui la lisent elles-mêmes, dans leur ordre, et pas les contrôles", () => {
    expect(explained("assiette")?.usedBy).toEqual([
      { id: "retraite", label: "Retraite" },
      { id: "avance", label: "Avance" },
    ]);
  });

  it("passe au travers du partage entre compte et société, jusqu'au total", () => {
    expect(users("retraite.employer")).toEqual(["cotisations"]);
    expect(users("cotisations")).toEqual(["avance"]);
  });

  it("passe au travers d'une condition, jusqu'à la ligne qu'elle tient", () => {
    expect(users("statut")).toEqual(["retraite"]);
  });

  it("nomme la décision qui lit un fait, et ce qu'un cumul retient", () => {
    expect(users("cadre")).toEqual(["statut"]);
    expect(users("brut")).toEqual(["assiette"]);
    expect(users("avance")).toEqual(["cumul"]);
    expect(users("cumul")).toEqual([]);
  });

  it("ne le dit que de ce qui est demandé", () => {
    expect(explained("avance")?.inputs.length).toBe(2);
    for (const input of explained("avance")?.inputs ?? []) expect(input).not.toHaveProperty("usedBy");
  });
});

describe("le jeu de règles qui dit la règle", () => {
  it("est celui du fichier de la ligne, et aucun pour un fait", () => {
    expect(explained("avance")?.ruleSet).toBe("company/essai");
    expect(explained("assiette")?.ruleSet).toBe("law/fr");
    expect(explained("brut")?.ruleSet).toBeNull();
  });

  it("est, pour un taux, celui qui a donné la valeur en vigueur", () => {
    const rate = explained("retraite.employeeRate")?.inputs[0];
    expect([rate?.id, rate?.value, rate?.ruleSet]).toEqual(["taux", "12.00", "company/essai"]);
  });

  it("est, pour une reprise, celui qui tient le cumul", () => {
    expect(explained("cumul")?.inputs.find(({ kind }) => kind === "opening")?.ruleSet).toBe("company/essai");
  });
});
