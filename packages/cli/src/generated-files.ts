import { join } from "node:path";
import type { Result } from "@bareme/kernel";
import { success } from "@bareme/kernel";
import { jsonSchemas, type RuleSet } from "@bareme/rule-schema";
import { identifiersPage } from "./identifiers-page.ts";
import type { RuleFolders } from "./rule-folders.ts";

/** A file of the repository that is written by `pnpm generate` and never by hand. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The JSON Schemas for editors, and the page that lists every identifier of the rules. */
export function generatedFiles(root: string, folders: RuleFolders): Result<readonly GeneratedFile[]> {
  const found = folders.findRuleSets([join(root, "rules")]);
  if (!found.ok) return found;
  const ruleSets: RuleSet[] = [];
  for (const folder of found.value) {
    const stack = folders.stack([folder]);
    if (!stack.ok) return stack;
    ruleSets.push(...stack.value.slice(-1));
  }
  const { ruleFile, manifest } = jsonSchemas();
  return success([
    { path: "docs/schemas/rule-file.schema.json", text: `${JSON.stringify(ruleFile, null, 2)}\n` },
    { path: "docs/schemas/manifest.schema.json", text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: "docs/glossary-ids.md", text: identifiersPage(ruleSets) },
  ]);
}
