import type { SourceText } from "@bareme/rule-schema";
import { useTypedStack } from "../../../draft-text/draft-texts-context.ts";
import { useRuleText } from "../../../draft-text/use-rule-text.ts";
import { useTypedChecked } from "../../../draft-text/use-typed-checked.ts";
import { changeValue, writtenSources } from "../../../rule-text/dated-values.ts";
import { addSource, sourceName, sourcesFile } from "../../../rule-text/sources.ts";
import type { ValuesEditing } from "./use-values.ts";

/** The texts that a layer names, and how a value comes to cite one, or a new one. */
export function useSources({ place, apply }: Pick<ValuesEditing, "place" | "apply">) {
  const stack = useTypedStack();
  const { layers } = useTypedChecked();
  const { ruleSet, path } = place;
  const files = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files ?? {};
  const home = sourcesFile(files, path);
  const homeText = useRuleText(stack, ruleSet, home);
  const all = layers.find(({ manifest }) => manifest.ruleSet === ruleSet)?.sources ?? {};
  const cite = (index: number, names: readonly string[]): void =>
    apply((text) =>
      changeValue(text, place, index, { source: names.length === 0 ? undefined : writtenSources(names) }),
    );
  const name = (index: number, { text, url, published }: SourceText): void => {
    const given = { text, ...(url !== undefined && { url }), ...(published !== undefined && { published }) };
    const named = sourceName(text, Object.keys(all));
    if (home !== path) {
      const added = addSource(homeText.text, named, given);
      if (added.ok) homeText.write(added.value);
    }
    apply((said) => {
      const cited = changeValue(said, place, index, { source: named });
      return home === path && cited.ok ? addSource(cited.value, named, given) : cited;
    });
  };
  return { all, cite, name };
}
