import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { jsonSchemas } from "@bareme/rule-schema";
import type { CheckedLayer } from "../../../core/checked.ts";
import { isRecord } from "../../../rule-text/plain.ts";
import { pathAt } from "../../../rule-text/places.ts";
import { nodeAt, readRuleDocument } from "../../../rule-text/rule-document.ts";
import { plainOf } from "../../../rule-text/yaml-tree.ts";
import { GENRES } from "../../../rule-text/genres.ts";
import { schemaKeys } from "./schema-keys.ts";

/** What may stand where one types: keys of the language, the texts that the layer names, the rules of the stack. */
export interface Offered {
  readonly isManifest: boolean;
  readonly sources: readonly Completion[];
  readonly rules: readonly Completion[];
}

export function offeredBy(layers: readonly CheckedLayer[], ruleSet: string, path: string): Offered {
  const own = layers.find(({ manifest }) => manifest.ruleSet === ruleSet);
  return {
    isManifest: path === "manifest.yaml",
    sources: Object.entries(own?.sources ?? {}).map(([label, { text }]) => ({
      label,
      detail: text,
      type: "text",
    })),
    rules: layers.flatMap((layer) =>
      GENRES.flatMap(({ key, one }) =>
        layer[key].map(({ statement }) => ({
          label: statement.id,
          detail: statement.label,
          info: one,
          type: "variable",
        })),
      ),
    ),
  };
}

export function complete(context: CompletionContext, offered: () => Offered): CompletionResult | null {
  const word = context.matchBefore(/[A-Za-z][\w-]*/);
  if (word === null && !context.explicit) return null;
  const from = word?.from ?? context.pos;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, from - line.from);
  const { isManifest, sources, rules } = offered();
  if (/source:\s*(?:\[[^\]]*)?$/.test(before)) return { from, options: [...sources], validFor: /^\w*$/ };
  if (!/(?:^\s*|-\s+|[{,]\s*)$/.test(before)) return { from, options: [...rules], validFor: /^\w*$/ };
  return { from, options: keysAt(context, { line: line.number, column: from - line.from + 1 }, isManifest) };
}

function keysAt(
  context: CompletionContext,
  at: { readonly line: number; readonly column: number },
  isManifest: boolean,
): Completion[] {
  const text = context.state.doc.toString();
  const schemas = jsonSchemas();
  const schema = isManifest ? schemas.manifest : schemas.ruleFile;
  const place = pathAt(text, at);
  // The word itself is read as a value or as a key without one: the map around it is meant.
  const around = [place, place.slice(0, -1), place.slice(0, -2)].find(
    (path) => schemaKeys(schema, path).length > 0,
  );
  if (around === undefined) return [];
  const node = nodeAt(readRuleDocument(text), around);
  const said = node === undefined ? {} : plainOf(node);
  const taken = isRecord(said) ? Object.keys(said) : [];
  return schemaKeys(schema, around)
    .filter((key) => !taken.includes(key))
    .map((key) => ({ label: key, type: "property", apply: `${key}: ` }));
}
