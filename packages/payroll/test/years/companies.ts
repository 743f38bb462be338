import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { readRuleSet } from "@bareme/rule-schema";

const RULES = join(import.meta.dirname, "../../../../rules");
const BRANCH = ["law/fr", "convention/idcc-3219"];

/** Rules that pay people: a company on top of the branch, or the branch alone with what a company would say given as facts. */
export interface Stack {
  readonly name: string;
  readonly plan: Plan;
  readonly evaluate: Evaluator;
  /** What the stack needs to be told besides the contract. */
  readonly facts: Readonly<Record<string, string>>;
}

const HEALTH = { cotisationSante: "60.00" };

export function everyStack(): readonly Stack[] {
  return [
    compiled("cap-garance", ["company/cap-garance"], {}),
    compiled("deux-rives", ["company/deux-rives"], HEALTH),
    compiled("atelier-mistral", ["company/atelier-mistral"], { etablissement: "lyon" }),
    compiled("convention", [], {
      ...HEALTH,
      effectif: "12",
      tauxAtmp: "0.70",
      tauxVersementMobilite: "1.50",
    }),
  ];
}

function compiled(name: string, above: readonly string[], facts: Stack["facts"]): Stack {
  const plan = compileStack([...BRANCH, ...above].map(readLayer));
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join("\n"));
  return { name, plan: plan.value, evaluate: createEvaluator(plan.value), facts };
}

function readLayer(layer: string) {
  const folder = join(RULES, layer);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => ({ path: join(layer, file), text: readFileSync(join(folder, file), "utf8") }));
  const read = readRuleSet(files);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.value;
}
