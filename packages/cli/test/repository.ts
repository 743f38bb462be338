import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RuleSet } from "@bareme/rule-schema";
import { openRuleFolders } from "../src/rule-folders.ts";

/** For tests that read the repository: its root, its rule sets, its pages. */

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export const folders = openRuleFolders(root);

export function readPage(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The rule sets of the repository, each without what it extends. */
export function ruleSets(): readonly RuleSet[] {
  const found = folders.findRuleSets([join(root, "rules")]);
  if (!found.ok) throw new Error("no rule set");
  return found.value.map((folder) => {
    const stack = folders.stack([folder]);
    const last = stack.ok ? stack.value.at(-1) : undefined;
    if (last === undefined) throw new Error(`${folder} cannot be read`);
    return last;
  });
}

/** The product's own source files, tests left out. */
export function sourceFiles(): readonly string[] {
  return ["packages", "apps"]
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name, "src")))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

/** What stands between backquotes at the head of each table row of a page. */
export function tableHeads(page: string): readonly string[] {
  return [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, head = ""]) => head);
}
