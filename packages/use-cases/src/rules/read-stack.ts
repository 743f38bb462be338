import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Release, ReleaseStore } from "../ports/store.ts";
import { keyOfRelease, layerOfRelease, type Compiled, type Compiler, type Layer } from "./compiler.ts";

export type ReleaseHead = Omit<Release, "files">;

/** A compiled stack of releases, ready to pay. */
export interface Stack extends Compiled {
  /** The releases it is made of, lowest layer first. */
  readonly releases: readonly ReleaseHead[];
}

/**
 * The stack of some rule sets with what they extend, each in its last release known on a date (all that is known when null). Texts are read only for
 * releases that the compiler no longer holds. A stack that does not compile says so under PLAN_BROKEN, followed by the reasons.
 */
export async function readStack(
  { releases, compiler }: { readonly releases: ReleaseStore; readonly compiler: Compiler },
  ruleSets: readonly string[],
  asOf: string | null,
): Promise<Result<Stack>> {
  const world = new Map<string, Layer>();
  const heads = new Map<string, ReleaseHead>();
  const pending = [...ruleSets];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (world.has(name)) continue;
    const known = await releases.list(name);
    const head = known.find(({ knownFrom }) => asOf === null || knownFrom <= asOf);
    if (head === undefined) continue;
    const layer = await layerOf(head, releases, compiler);
    const read = compiler.read(layer);
    heads.set(name, head);
    world.set(name, layer);
    if (read.ok) pending.push(...read.value.manifest.extends);
  }
  const compiled = compiler.compile(world, ruleSets);
  if (!compiled.ok) return failure([planBroken(ruleSets, [...heads.values()]), ...compiled.problems]);
  const used = compiled.value.plan.layers.flatMap(({ ruleSet }) => heads.get(ruleSet) ?? []);
  return success({ ...compiled.value, releases: used });
}

async function layerOf(head: ReleaseHead, releases: ReleaseStore, compiler: Compiler): Promise<Layer> {
  const key = keyOfRelease(head);
  const read = compiler.known(key);
  if (read !== undefined) return { ruleSet: head.ruleSet, key, files: {}, read };
  const release = await releases.byNumber(head.ruleSet, head.number);
  if (release === undefined)
    throw new Error(`release ${head.ruleSet} ${head.number} is listed and not found`);
  return layerOfRelease(release);
}

function planBroken(ruleSets: readonly string[], heads: readonly ReleaseHead[]): Problem {
  const named = heads.map(({ ruleSet, number }) => `${ruleSet} n° ${number}`).toSorted();
  return {
    code: "PLAN_BROKEN",
    path: ruleSets,
    message: `Les règles de « ${ruleSets.join(", ")} » ne se compilent pas ensemble (${named.join(", ") || "aucune version publiée"}) : aucun mois ne peut être calculé avec elles.`,
    remedy: "Publiez une version qui corrige les problèmes qui suivent, puis recalculez les mois ouverts.",
  };
}
