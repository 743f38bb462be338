import { failure, parseCivilDate, success, type Problem, type Result } from "@bareme/kernel";
import { hashRuleSet, type RuleSet } from "@bareme/rule-schema";
import { layerOfTexts, type Compiler, type RuleFiles } from "@bareme/use-cases";
import type { ReadRules } from "./rule-folders.ts";

/** A rule set as it ships, read and ready to be released. */
export interface ShippedLayer {
  readonly ruleSet: string;
  readonly label: string;
  readonly files: RuleFiles;
  readonly hash: string;
  /** The day from which it says something: the earliest of its values. */
  readonly since: string;
}

/** The rules of a company and all that they stand on, lowest first. Refused unless they compile together: nothing else could be paid with. */
export function shippedLayers(
  readRules: ReadRules,
  company: string,
  compiler: Compiler,
): Result<readonly ShippedLayer[]> {
  const files = new Map<string, RuleFiles>();
  const world = new Map<string, ReturnType<typeof layerOfTexts>>();
  const pending = [company];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (world.has(name)) continue;
    const texts = readRules(name);
    if (Object.keys(texts).length === 0) return failure([notShipped(name)]);
    const layer = layerOfTexts(name, texts);
    const read = compiler.read(layer);
    if (!read.ok) return read;
    files.set(name, texts);
    world.set(name, layer);
    pending.push(...read.value.manifest.extends);
  }
  const compiled = compiler.compile(world, [company]);
  if (!compiled.ok) return compiled;
  return success(compiled.value.ruleSets.map((ruleSet) => shipped(ruleSet, files)));
}

function shipped(ruleSet: RuleSet, files: ReadonlyMap<string, RuleFiles>): ShippedLayer {
  const { ruleSet: name, label } = ruleSet.manifest;
  const since = datesIn(ruleSet).toSorted()[0];
  if (since === undefined) throw new Error(`${name} holds no dated value`);
  return { ruleSet: name, label, files: files.get(name) ?? {}, hash: hashRuleSet(ruleSet), since };
}

/** Every date from which something of the rule set holds, wherever it stands. */
function datesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: readonly [string, unknown]) =>
    key === "from" && parseCivilDate(member) !== undefined ? [String(member)] : datesIn(member),
  );
}

function notShipped(ruleSet: string): Problem {
  return {
    code: "RULE_SET_NOT_SHIPPED",
    path: [ruleSet],
    message: `Les règles « ${ruleSet} » ne sont pas livrées avec Barème : leur dossier est vide ou absent.`,
    remedy: "Remettez le dossier « rules » tel qu'il est livré, puis redémarrez.",
  };
}
