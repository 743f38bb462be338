import { compileStack, createEvaluator } from "@bareme/engine";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import { readScenarios, runScenario } from "@bareme/scenarios";
import { describe, expect, it } from "vitest";
import { readPage } from "./repository.ts";

/** The YAML examples of docs/rule-language.md, by the first words of each; a new example must find its place here. */
const PAGE = "docs/rule-language.md";
const examples = [...readPage(PAGE).matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);

/** A rule set made of examples; `rest` declares what they name and the page takes for granted. */
interface Example {
  readonly manifest: string;
  readonly examples: readonly string[];
  readonly rest: string;
}

const LAW: Example = {
  manifest: "ruleSet: law/fr\nlayer: law\nlabel: Loi\n",
  examples: ["sources:\n  d2424", "facts:", "slots:", "parameters:", "lines:\n  - id: vieillessePlafonnee"],
  rest: `
sources:
  avenant12: { text: "Avenant 12" }
  art212: { text: "Convention, art. 21.2" }
facts:
  - { id: niveau, label: Niveau, type: choice, options: [premierNiveau, junior] }
parameters:
  - { id: tauxVieillessePlafonneeEmployeur, label: Part patronale, unit: "%", values: [ { from: 2016-01-01, value: "8.55", source: d2424 } ] }
lines:
  - { id: tranche1, label: Tranche 1, kind: formula, formula: "min(remunerationBrute, 4005)" }
totals:
  - { id: cotisationsSalariales, label: Salariales }
  - { id: cotisationsPatronales, label: Patronales }
`,
};

const CONVENTION: Example = {
  manifest: "ruleSet: convention/idcc-3219",
  examples: ["choices:", "carry:", "lines:\n  - id: salaireComplementaire", "checks:"],
  rest: `
sources:
  art213: { text: "Convention, art. 21.3" }
  art212: { text: "Convention, art. 21.2" }
facts:
  - { id: caDuMois, label: CA, type: decimal, unit: EUR }
  - { id: minimumDu, label: Minimum, type: decimal, unit: EUR }
  - { id: vehicules, label: Véhicules, type: list, default: [], item: { name: vehicule, fields: [ { id: kilometres, label: km, type: decimal, unit: km } ] } }
totals:
  - { id: remunerationBrute, label: Brut }
lines:
  - { id: salaireDeBase, label: Salaire de base, kind: formula, formula: minimumDu, joins: [remunerationBrute] }
  - { id: minimumVerse, label: Minimum versé, kind: formula, formula: salaireDeBase }
  - { id: budgetDePaie, label: Budget, kind: formula, formula: caDuMois }
  - { id: coutDuMois, label: Coût, kind: formula, formula: salaireComplementaire + salaireDeBase }
  - { id: variation, label: Variation, kind: formula, formula: budgetDePaie - coutDuMois }
  - id: apportAffaires
    label: Apport d'affaires
    kind: rate-of-sum
    base: [salaireDeBase, salaireComplementaire]
    rate: tauxApportAffaires
    round: { step: "0.01", mode: half-up }
    source: art212
`,
};

const COMPANY: Example = {
  manifest: "ruleSet: company/essai\nlayer: company\nlabel: Société\n",
  examples: ["fields:", "grids:", "decisions:", "accounts:"],
  rest: `
sources:
  contrat: { text: "Contrat" }
defaults:
  lines: { source: contrat }
facts:
  - id: missions
    label: Missions
    type: list
    item: { name: mission, fields: [ { id: caFacture, label: CA, type: decimal, unit: EUR }, { id: apporteeParLaSociete, label: Apportée, type: boolean } ] }
parameters:
  - { id: plafondFraisMensuel, label: Plafond, unit: EUR, values: [ { from: 2026-01-01, value: "1500", source: contrat } ] }
grids:
  - { id: fraisIntermediation, label: Intermédiation, mode: marginal, versions: [ { from: 2026-01-01, source: contrat, bands: [ { rate: "20" } ] } ] }
lines:
  - { id: charges, label: Charges, kind: formula, formula: "100", joins: [chargesDuCompte] }
totals:
  - { id: chargesDuCompte, label: Charges patronales }
carry:
  - { id: soldeDisponible, label: Solde, adds: charges, resets: never }
accounts:
  - { id: fraisDeGestion, label: Frais de gestion }
  - { id: cotisationsPatronales, label: Cotisations }
`,
};

const SCENARIOS = "- scenario:";

describe(PAGE, () => {
  it("compiles its examples of a law and a convention, one upon the other", () => {
    expect(compiled([LAW, CONVENTION]).problems).toEqual([]);
  });

  it("compiles its examples of a company's fees and accounts", () => {
    expect(compiled([COMPANY]).problems).toEqual([]);
  });

  it("shows a scenario that passes on those rules", () => {
    const { plan } = compiled([LAW, CONVENTION]);
    // « { … } » stands for the facts that the reader has; what the scenario pins needs none.
    const read = readScenarios(PAGE, example(SCENARIOS).replace("{ … }", "{}"));
    if (plan === null || !read.ok) throw new Error("the example cannot be read");
    const results = read.value.map(({ scenario }) =>
      runScenario(scenario, { plan, evaluate: createEvaluator(plan) }),
    );
    expect(results).toEqual([{ passed: true, compared: 1 }]);
  });

  it("has no example that these tests leave out", () => {
    const used = [LAW, CONVENTION, COMPANY]
      .flatMap((one) => one.examples)
      .concat(CONVENTION.manifest, SCENARIOS)
      .map(example);
    expect(examples.filter((text) => !used.includes(text))).toEqual([]);
  });
});

/** The one example that starts with these words. */
function example(start: string): string {
  const found = examples.filter((text) => text.startsWith(start));
  if (found.length !== 1) throw new Error(`${found.length} examples of ${PAGE} start with « ${start} »`);
  return found[0] ?? "";
}

function compiled(stack: readonly Example[]) {
  const sets: RuleSet[] = [];
  for (const one of stack) {
    const manifest = one.manifest.includes("\n") ? one.manifest : example(one.manifest);
    const files = [...one.examples.map(example), one.rest].map((text, rank) => ({
      path: `${rank}.yaml`,
      text,
    }));
    const read = readRuleSet([{ path: "manifest.yaml", text: manifest }, ...files]);
    if (!read.ok) return { plan: null, problems: read.problems };
    sets.push(read.value);
  }
  const plan = compileStack(sets);
  return plan.ok ? { plan: plan.value, problems: [] } : { plan: null, problems: plan.problems };
}
