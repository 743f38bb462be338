import { describe, expect, it } from "vitest";
import { evaluatorOf, ruleSetOf } from "../test-support/rules.ts";
import { explain } from "./explain.ts";

const RULES = `facts:
  - { id: brut, label: Rémunération brute, type: decimal, unit: EUR }
parameters:
  - { id: tauxRetraite, label: Taux de retraite, unit: "%", values: [ { from: 2020-01-01, value: "6.90", source: s, certainty: to-confirm } ] }
lines:
  - { id: baseRetraite, label: Base de retraite, kind: formula, formula: "if brut > 100 then 100 else brut" }
  - { id: retraite, label: Retraite, rubric: retraite, kind: contribution, base: baseRetraite, employee: tauxRetraite, round: { step: "0.01", mode: half-up }, source: s }
  - { id: absente, label: Absente, kind: formula, formula: brut, when: brut > 1000 }
`;

function explained(id: string) {
  return explain(evaluatorOf(ruleSetOf("law", RULES))({ period: "2026-01", facts: { brut: "250.00" } }), id);
}

describe("l'explication d'une valeur", () => {
  it("dit la règle en une phrase, avec le taux du mois et le nom de la base", () => {
    expect(explained("retraite")?.sentence).toBe("Retraite : 6,90\u202f% salarié de « Base de retraite ».");
  });

  it("donne la formule, ses nombres et l'article", () => {
    expect(explained("retraite.employee")).toMatchObject({
      value: "6.90",
      formula: "baseRetraite × tauxRetraite",
      numbers: "arrondi(100,00\u00a0€ × 6,90\u202f% ; 0,01)",
      sources: [{ text: "texte de law" }],
    });
  });

  it("suit la branche prise, jusqu'au fait, et dit d'où vient un taux à confirmer", () => {
    const tree = explained("retraite.employee");
    const base = tree?.inputs.find((input) => input.id === "retraite.base");
    expect(base?.inputs[0]?.inputs.map((input) => [input.id, input.value])).toEqual([["brut", "250.00"]]);
    const rate = tree?.inputs.find((input) => input.id === "retraite.employeeRate");
    expect(rate?.inputs[0]?.note).toContain("à confirmer");
  });

  it("dit qu'une ligne ne s'applique pas, et pourquoi", () => {
    expect(explained("absente")).toMatchObject({
      note: "ne s'applique pas ce mois-ci, car cette condition n'est pas remplie : « Rémunération brute » (250,00\u00a0€) > 1000",
      inputs: [{ value: "false" }],
    });
  });

  it("d'un élément d'une liste, lit la clé de cet élément même après avoir expliqué une autre ligne", () => {
    const rules = `facts:
  - { id: missions, label: M, type: list, item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR }, { id: zone, label: Z, type: choice, options: [nord, sud] } ] } }
grids:
  - { id: primes, label: Primes, mode: step, rate: EUR, by: zone, versions: [ { from: 2020-01-01, source: s, bands: { nord: [ { rate: "10" } ], sud: [ { rate: "20" } ] } } ] }
lines:
  - { id: part, label: Part, kind: formula, each: missions, formula: mission.ca }
  - { id: prime, label: Prime, kind: formula, each: missions, formula: "part + lookup(primes, mission.ca, mission.zone)" }
`;
    const missions = [
      { id: "a", ca: "1.00", zone: "nord" },
      { id: "b", ca: "2.00", zone: "sud" },
    ];
    const run = evaluatorOf(ruleSetOf("law", rules))({ period: "2026-01", facts: { missions } });
    const told = explain(run, "prime[b]");
    expect(told?.value).toBe("22.00");
    expect(told?.inputs.find(({ kind }) => kind === "grid")?.note).toContain("pour « sud »");
  });

  it("ne dit rien d'un nom inconnu", () => {
    expect(explained("inconnue")).toBeUndefined();
  });
});
