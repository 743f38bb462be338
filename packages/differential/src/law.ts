import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileStack, createEvaluator, type Evaluator } from "@bareme/engine";
import { readRuleSet, type SourceFile } from "@bareme/rule-schema";

const LAW = fileURLToPath(new URL("../../../rules/law/fr", import.meta.url));

/** Law, and whatever rule set is laid over it. */
export function openLaw(...above: readonly SourceFile[][]): Evaluator {
  const law = readdirSync(LAW)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name): SourceFile => ({ path: name, text: readFileSync(join(LAW, name), "utf8") }));
  const sets = [law, ...above].map((files) => valueOf(readRuleSet(files)));
  return createEvaluator(valueOf(compileStack(sets)));
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
