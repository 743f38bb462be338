import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStack, createEvaluator } from "@bareme/engine";
import { decimal, subtract, type Decimal, type Result } from "@bareme/kernel";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import type { Company } from "../src/what-if/trace.ts";

const RULES = join(import.meta.dirname, "../../../rules");
const LAYERS = ["law/fr", "convention/idcc-3219"];

/** A shipped company, its own files changed by `edit` on the way: a variant that differs in what the test says and nothing else. */
export function companyOf(name: string, edit: (text: string) => string = (text) => text): Company {
  const stack = [...LAYERS, `company/${name}`].map((layer) =>
    readLayer(layer, layer.startsWith("company/") ? edit : (text) => text),
  );
  const plan = valueOf(compileStack(stack));
  return { name: `company/${name}`, stack, rules: { plan, evaluate: createEvaluator(plan) } };
}

function readLayer(layer: string, edit: (text: string) => string): RuleSet {
  const folder = join(RULES, layer);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => ({ path: join(layer, file), text: edit(readFileSync(join(folder, file), "utf8")) }));
  return valueOf(readRuleSet(files));
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}

/** Every cent from one amount to another, both included. */
export function centsBetween(from: string, to: string): readonly string[] {
  const start = Number(from.replace(".", ""));
  const end = Number(to.replace(".", ""));
  return Array.from({ length: end - start + 1 }, (_, rank) => {
    const text = String(start + rank).padStart(3, "0");
    return `${text.slice(0, -2)}.${text.slice(-2)}`;
  });
}

export function difference(left: string | null | undefined, right: string | null | undefined): Decimal {
  return subtract(decimal(left ?? "0"), decimal(right ?? "0"));
}
