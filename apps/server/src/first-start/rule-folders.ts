import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuleFiles } from "@bareme/use-cases";

/** The files of a rule set by its name (`law/fr`), scenarios included; none when there is no such rule set. */
export type ReadRules = (ruleSet: string) => RuleFiles;

/** The rule sets that come with Barème, from the folder that holds them. */
export function shippedRules(root: string): ReadRules {
  return (ruleSet) => {
    const folder = join(root, ruleSet);
    return Object.fromEntries(
      namesIn(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
    );
  };
}

/** Below the folder, with slashes on every system: a release keeps these names. */
function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .toSorted();
}
