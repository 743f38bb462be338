import { describe, expect, it } from "vitest";
import { evaluatorOf, ruleSetOf } from "../test-support/rules.ts";
import { explain } from "./explain.ts";

const RULES = `facts:
  - { id: brut, label: Rémunération brute, type: decimal, unit: EUR, default: "0" }
  - { id: seuil, label: Seuil, type: decimal, unit: EUR, default: "3000" }
  - { id: cadre, label: Cadre, type: boolean, default: false }
  - { id: contrat, label: Contrat, type: choice, options: [CDI, CDD], default: CDI }
  - id: missions
    label: Missions
    type: list
    default: []
    item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] }
parameters:
  - { id: taux, label: Taux, unit: "%", values: [ { from: 2020-01-01, value: "6.90", source: s } ] }
lines:
  - { id: prime, label: Prime, kind: formula, formula: brut, when: brut > seuil and contrat = "CDI" }
  - { id: prevoyance, label: Prévoyance, kind: formula, formula: brut, when: brut > seuil and cadre }
  - { id: future, label: Future, kind: formula, formula: brut, from: 2027-01-01 }
  - { id: retraite, label: Retraite, rubric: retraite, kind: contribution, base: brut, employee: taux, employer: taux, round: { step: "0.01", mode: half-up }, source: s }
  - { id: reduction, label: Réduction, kind: formula, formula: "if brut < seuil then 0 else brut * taux" }
  - { id: indemnite, label: Indemnité, kind: formula, formula: "if brut > seuil then brut else 0" }
  - { id: reste, label: Reste, kind: formula, formula: "max(0, brut - seuil)" }
  - { id: manque, label: Manque, kind: formula, formula: "min(0, seuil - brut)" }
  - { id: ecart, label: Écart, kind: formula, formula: brut - seuil }
  - { id: miettes, label: Miettes, kind: formula, formula: brut * taux, round: { step: "1", mode: half-up } }
  - { id: chiffre, label: Chiffre, kind: formula, formula: sum(missions.ca) }
`;

function note(id: string, facts: Readonly<Record<string, unknown>>): string | null | undefined {
  return explain(evaluatorOf(ruleSetOf("law", RULES))({ period: "2026-01", facts }), id)?.note;
}

const NBSP = "\u00a0";

describe("pourquoi un montant est nul", () => {
  it("nomme la condition qui manque, avec ses nombres, et tait celle qui est remplie", () => {
    expect(note("prime", { brut: "250.00" })).toBe(
      `ne s'applique pas ce mois-ci, car cette condition n'est pas remplie : « Rémunération brute » (250,00${NBSP}€) > « Seuil » (3${"\u202f"}000,00${NBSP}€)`,
    );
  });

  it("nomme toutes les conditions qui manquent", () => {
    expect(note("prevoyance", { brut: "250.00" })).toMatch(
      /ces conditions ne sont pas remplies : « Rémunération brute » .* ; « Cadre » \(faux\)$/,
    );
  });

  it("dit qu'une ligne ne vaut pas encore", () => {
    expect(note("future", {})).toContain("le début du mois (2026-01-01) ≥ 2027-01-01");
  });

  it("dit qu'une cotisation est nulle parce que son assiette l'est, et l'assiette parce que le fait l'est", () => {
    expect(note("retraite.employee", {})).toBe("zéro, car l'assiette vaut 0");
    expect(note("retraite.base", {})).toBe("zéro, car « Rémunération brute » vaut 0");
  });

  it("dit quelle condition a choisi zéro, remplie ou non", () => {
    expect(note("reduction", { brut: "250.00" })).toMatch(
      /^zéro, car cette condition est remplie : « Rémunération brute » \(250,00.€\) < « Seuil »/,
    );
    expect(note("indemnite", { brut: "250.00" })).toMatch(
      /^zéro, car cette condition n'est pas remplie : « Rémunération brute » \(250,00.€\) > « Seuil »/,
    );
  });

  it("dit ce que le calcul donnait, avant d'être tenu à zéro", () => {
    expect(note("reste", { brut: "1000.00" })).toMatch(
      /le calcul donne −2.000,00.€, et la règle ne descend pas sous 0$/,
    );
    expect(note("manque", { brut: "1000.00" })).toMatch(
      /le calcul donne 2.000,00.€, et la règle ne monte pas au-dessus de 0$/,
    );
  });

  it("dit que les termes se compensent, ou que l'arrondi a tout pris", () => {
    expect(note("ecart", { brut: "3000.00" })).toBe("zéro, car les termes se compensent");
    expect(note("miettes", { brut: "5.00" })).toBe("zéro, car le montant exact, 0,345, s'arrondit à 0");
  });

  it("dit qu'une liste est vide", () => {
    expect(note("chiffre", {})).toBe("zéro, car « Missions » est vide ce mois-ci");
  });

  it("ne dit rien d'un montant qui n'est pas nul", () => {
    expect(note("retraite.employee", { brut: "100.00" })).toBeNull();
    expect(note("reste", { brut: "3000.01" })).toBeNull();
  });
});
