import { useMemo, useRef } from "react";
import type { Checked, CheckedLayer } from "../core/checked.ts";
import { useChecked, type OwnStack } from "../core/use-stack.ts";
import { useTypedStack } from "./draft-texts-context.ts";

export interface TypedChecked {
  readonly checked: Checked;
  /** What each layer says, lowest first: as typed, or, while that does not read, as it last did. */
  readonly layers: readonly CheckedLayer[];
  /** What each layer says as published; null for one that never was. */
  readonly published: readonly (CheckedLayer | null)[];
}

/** The rules with what is typed, checked. A fault in one file does not empty the page of all others. */
export function useTypedChecked(): TypedChecked {
  const stack = useTypedStack();
  const checked = useChecked(stack);
  const published = useChecked(usePublished(stack));
  const good = useRef(new Map<string, CheckedLayer>());
  return useMemo(() => {
    const layers = stack.layers.flatMap(({ ruleSet }, index) => {
      const said = checked.layers[index] ?? good.current.get(ruleSet) ?? published.layers[index] ?? null;
      if (said === null) return [];
      good.current.set(ruleSet, said);
      return [said];
    });
    return { checked, layers, published: published.layers };
  }, [stack, checked, published]);
}

function usePublished(stack: OwnStack): OwnStack {
  return useMemo(
    () => ({ ...stack, layers: stack.layers.map((layer) => ({ ...layer, files: layer.published })) }),
    [stack],
  );
}
