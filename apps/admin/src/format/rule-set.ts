const LAYERS: ReadonlyMap<string, string> = new Map([
  ["law", "Loi"],
  ["convention", "Convention"],
  ["company", "Société"],
]);

/** A rule set in words: by the label of its manifest where the page has it (`useRuleSetWords`), else by its name, « Convention IDCC 3219 ». */
export function ruleSetWords(ruleSet: string, label?: string): string {
  const [layer = "", name = ""] = ruleSet.split("/");
  const word = LAYERS.get(layer) ?? layer;
  if (layer === "law") return word;
  if (label === undefined) return `${word} ${name.replace(/^idcc-/, "IDCC ")}`;
  return label.startsWith(word) ? label : `${word} ${label}`;
}
