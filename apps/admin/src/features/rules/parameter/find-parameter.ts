import type { Parameter } from "@bareme/rule-schema";
import type { CheckedLayer, Placed } from "../../../core/checked.ts";
import { placeOfFile, type LayerTexts } from "../../../core/stack-texts.ts";
import { findStatement } from "../../../rule-text/statements.ts";
import type { PlacedValues } from "./use-values.ts";

export interface FoundParameter {
  readonly parameter: Parameter;
  readonly layer: CheckedLayer;
  readonly place: PlacedValues;
  /** Where a company sets something else; null while it does not. */
  readonly override: PlacedValues | null;
}

/** A parameter of the stack, where it stands, and where it is replaced. */
export function findParameter(
  layers: readonly CheckedLayer[],
  texts: readonly LayerTexts[],
  id: string,
): FoundParameter | undefined {
  for (const layer of layers) {
    const found = layer.parameters.find(({ statement }) => statement.id === id);
    if (found === undefined) continue;
    return {
      parameter: found.statement,
      layer,
      place: { ...placeOf(found), key: "parameters", id },
      override: findOverride(texts, id),
    };
  }
  return undefined;
}

/** Looked for in the texts: one that has no source yet is there, although its layer does not read. */
function findOverride(texts: readonly LayerTexts[], id: string): PlacedValues | null {
  for (const { ruleSet, files } of texts)
    for (const [path, text] of Object.entries(files))
      if (text.includes(id) && findStatement(text, "overrides", id) !== undefined)
        return { ruleSet, path, key: "overrides", id };
  return null;
}

function placeOf({ at }: Placed<unknown>): { readonly ruleSet: string; readonly path: string } {
  return placeOfFile(at.file);
}

/** What a company may set instead, in words. */
export function boundsInWords(
  { atLeast, atMost }: NonNullable<Parameter["overridable"]>,
  words: (value: string) => string,
): string {
  if (atLeast !== undefined && atMost !== undefined) return `de ${words(atLeast)} à ${words(atMost)}`;
  if (atLeast !== undefined) return `au moins ${words(atLeast)}`;
  return atMost === undefined ? "sans borne" : `au plus ${words(atMost)}`;
}

/** The file where a company's replacements stand, or would. */
export function overridesFile(files: Readonly<Record<string, string>>): string {
  const paths = Object.keys(files).filter(
    (path) => !path.startsWith("scenarios/") && path !== "manifest.yaml",
  );
  return (
    paths.find((path) => /^overrides:/m.test(files[path] ?? "")) ??
    paths.find((path) => path === "societe.yaml") ??
    "remplacements.yaml"
  );
}
