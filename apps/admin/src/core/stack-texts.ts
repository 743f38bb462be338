/** The texts of a rule set's files by their path below it (`plafonds.yaml`, `scenarios/plafonds.yaml`), as a release or a draft holds them. */
export interface LayerTexts {
  readonly ruleSet: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Layers that compile together, lowest first: law, convention, company. */
export type StackTexts = readonly LayerTexts[];

/** A problem's file (`law/fr/plafonds.yaml`) as the layer and the path in it. */
export function placeOfFile(file: string): { readonly ruleSet: string; readonly path: string } {
  const [layer = "", name = "", ...rest] = file.split("/");
  return { ruleSet: `${layer}/${name}`, path: rest.join("/") };
}
