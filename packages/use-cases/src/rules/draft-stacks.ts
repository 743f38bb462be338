import type { Result } from "@bareme/kernel";
import { othersFirst } from "../others-first.ts";
import type { Compiled, Compiler, World } from "./compiler.ts";
import type { DraftWorlds } from "./draft-layers.ts";

/** A stack that a draft changes: the rule set on top, one of the draft's or one that stands above it. */
export interface DraftStack {
  readonly ruleSet: string;
  readonly after: Result<Compiled>;
}

/** Every stack of the tenant that holds a layer of the draft, lowest first. */
export async function draftStacks(worlds: DraftWorlds, compiler: Compiler): Promise<readonly DraftStack[]> {
  const touched = new Set(worlds.layers.map(({ ruleSet }) => ruleSet));
  const names = [...worlds.after.keys()]
    .filter((name) => [...namesBelow(worlds.after, compiler, [name])].some((one) => touched.has(one)))
    .toSorted(bottomUp(worlds.after, compiler));
  const stacks: DraftStack[] = [];
  for (const ruleSet of names) {
    await othersFirst();
    stacks.push({ ruleSet, after: compiler.compile(worlds.after, [ruleSet]) });
  }
  return stacks;
}

/** The names of a stack, as far as its manifests can be read. */
export function namesBelow(world: World, compiler: Compiler, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const layer = world.get(name);
    if (found.has(name)) continue;
    found.add(name);
    const read = layer === undefined ? undefined : compiler.read(layer);
    if (read?.ok === true) pending.push(...read.value.manifest.extends);
  }
  return found;
}

/** Sorts rule sets so that each comes after those it stands on. */
export function bottomUp(world: World, compiler: Compiler): (left: string, right: string) => number {
  const below = (name: string): number => namesBelow(world, compiler, [name]).size;
  return (left, right) => below(left) - below(right) || (left < right ? -1 : 1);
}
