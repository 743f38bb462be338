import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { readRuleSet } from "@bareme/rule-schema";

const RULES = join(import.meta.dirname, "../../../rules");
const LAYERS = ["law/fr", "convention/idcc-3219"];

/** The shipped rules of a company, compiled. Tests of whole months run on the rules that pay people. */
export function companyRules(name: string): { readonly plan: Plan; readonly evaluate: Evaluator } {
  return rulesOf([...LAYERS, `company/${name}`]);
}

/** Shipped layers, compiled. */
export function rulesOf(layers: readonly string[]): { readonly plan: Plan; readonly evaluate: Evaluator } {
  const sets = layers.map((layer) => {
    const folder = join(RULES, layer);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => ({ path: join(layer, file), text: readFileSync(join(folder, file), "utf8") }));
    const read = readRuleSet(files);
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
    return read.value;
  });
  const plan = compileStack(sets);
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join("\n"));
  return { plan: plan.value, evaluate: createEvaluator(plan.value) };
}

/** The published payslip of January 2026 (SP26-01). */
export const GARANCE_JANUARY = {
  period: "2026-01",
  paymentDate: "2026-01-31",
  facts: {
    typeContrat: "CDI",
    statut: "cadre",
    niveau: "senior",
    modeDuree: "mensuel",
    dateDebutContrat: "2026-01-01",
    salaireMensuelContractuel: "2374.00",
    missions: [{ id: "m1", caFacture: "9500.00", caEncaisse: "9500.00", tjm: "500.00", jours: "19" }],
  },
};
