import { describe, expect, it } from "vitest";
import { differences } from "./compare.ts";
import { differencesOf, KNOWN_DIFFERENCES } from "./known-differences.ts";
import { openModels } from "./model.ts";
import type { Situation } from "./situation.ts";

const ORDINARY: Situation = {
  period: "2026-03",
  typeContrat: "CDI",
  dureeCdd: 12,
  statut: "cadre",
  effectif: "2000",
  partAlternants: "0",
  tauxAtmp: "1.10",
  tauxVersementMobilite: "2",
  cotisationSante: "36.30",
  partPatronaleSante: "75",
  heuresHebdomadaires: "35",
  brut: "3600.00",
};

/** A situation for each value or rounding that the model is told, in which it moves a cent. */
const WITNESSES: Readonly<Record<string, Partial<Situation>>> = {
  "smic-de-la-rgdu": { period: "2026-07" },
  "assiette-prevoyance-cadre": { heuresHebdomadaires: "28" },
  "arrondi-du-plafond-reduit": { heuresHebdomadaires: "31", statut: "nonCadre", brut: "29242.50" },
  "partage-de-la-sante": {},
  "deux-mille-salaries": {},
  "seuil-de-maladie-atteint-2024": { period: "2024-03", brut: "4368.00" },
  "seuil-de-maladie-atteint-2025": { period: "2025-03", brut: "4054.05" },
  "seuil-de-famille-atteint-2024": { period: "2024-03", brut: "6115.20" },
  "seuil-de-famille-atteint-2025": { period: "2025-03", brut: "5945.94" },
  "grille-de-taux-neutre-2026": { brut: "4850.00" },
};

const model = openModels();
const told = KNOWN_DIFFERENCES.filter(({ treatment }) => treatment.kind.startsWith("model-"));

describe("a known difference with the model", () => {
  it.each(told)("is a real one, in the lines it names and no other: $id", ({ id, lines }) => {
    const situation = { ...ORDINARY, ...WITNESSES[id] };
    expect(differencesOf(situation).map((one) => one.id)).toContain(id);
    const moved = differences(model(situation, id).payslip, model(situation).payslip).map(
      (text) => text.split(":")[0],
    );
    expect(moved).not.toEqual([]);
    expect(moved.filter((line) => !lines.includes(line ?? ""))).toEqual([]);
  });
});
