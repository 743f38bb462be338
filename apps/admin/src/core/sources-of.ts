import type { Source, SourceText } from "@bareme/rule-schema";
import type { CheckedLayer } from "./checked.ts";

/** The texts that a statement cites, those named under `sources` of its layer in full. */
export function sourcesOf(
  source: Source | undefined,
  layer: Pick<CheckedLayer, "sources"> | undefined,
): readonly SourceText[] {
  if (source === undefined) return [];
  return [source]
    .flat()
    .map((one) => (typeof one === "string" ? (layer?.sources[one] ?? { text: one }) : one));
}
