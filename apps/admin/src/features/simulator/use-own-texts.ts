import { useMemo } from "react";
import type { LayerTexts, StackTexts } from "../../core/stack-texts.ts";
import type { StackLayer } from "../../core/use-stack.ts";

/** The texts that a simulation needs: all but the scenarios, which are long and pay nobody. */
export function useOwnTexts(layers: readonly StackLayer[]): StackTexts {
  return useMemo(() => textsOf(layers), [layers]);
}

type Files = LayerTexts["files"];

/** The same files are the same texts, also for a page that waits and starts anew. */
const known = new WeakMap<Files, Files>();

export function textsOf(layers: readonly Pick<StackLayer, "ruleSet" | "files">[]): StackTexts {
  return layers.map(({ ruleSet, files }) => ({ ruleSet, files: withoutScenarios(files) }));
}

function withoutScenarios(files: Files): Files {
  const made =
    known.get(files) ??
    Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("scenarios/")));
  known.set(files, made);
  return made;
}
