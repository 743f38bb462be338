import { useMemo } from "react";
import type { CheckedLayer } from "../core/checked.ts";
import { namesOf } from "../core/names.ts";
import { useChecked, useStack } from "../core/use-stack.ts";
import { useTypedChecked } from "../draft-text/use-typed-checked.ts";
import type { LabelOf } from "./fault-words.ts";

/** What the rules are called, on a page of rules: as they are typed. */
export function useTypedLabels(): LabelOf {
  const { layers } = useTypedChecked();
  return useMemo(() => labelsIn(layers), [layers]);
}

/** The same of a draft as the server has it. Suspends. */
export function useLabels(draftId: string): LabelOf {
  const layers = useReadLayers(draftId);
  return useMemo(() => labelsIn(layers), [layers]);
}

/** The layers with a draft over them; one that does not read with it is there as published. Suspends. */
export function useReadLayers(draftId: string): readonly (CheckedLayer | null)[] {
  const stack = useStack(draftId);
  const drafted = useChecked(stack);
  const published = useChecked(useStack());
  return useMemo(
    () =>
      drafted.layers.map(
        (layer, index) =>
          layer ??
          published.layers.find((one) => one?.manifest.ruleSet === stack.layers[index]?.ruleSet) ??
          null,
      ),
    [drafted, published, stack],
  );
}

function labelsIn(layers: readonly (CheckedLayer | null)[]): LabelOf {
  const names = namesOf(layers);
  return (id) => names.get(id)?.label;
}
