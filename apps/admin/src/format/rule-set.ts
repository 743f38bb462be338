const LAYERS: ReadonlyMap<string, string> = new Map([
  ["law", "Loi"],
  ["convention", "Convention"],
  ["company", "Société"],
]);

/** A rule set in words: `convention/idcc-3219` is « Convention idcc-3219 ». */
export function ruleSetWords(ruleSet: string): string {
  const [layer = "", name = ""] = ruleSet.split("/");
  const word = LAYERS.get(layer) ?? layer;
  return layer === "law" ? word : `${word} ${name}`;
}
