const LAYERS: ReadonlyMap<string, string> = new Map([
  ["law", "La loi"],
  ["convention", "La convention"],
  ["company", "La société"],
]);

/** What a layer is, by the first word of its rule set. */
export function layerName(ruleSet: string): string {
  return LAYERS.get(ruleSet.split("/")[0] ?? "") ?? ruleSet;
}
