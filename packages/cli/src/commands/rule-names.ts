import type { Problem } from "@bareme/kernel";
import type { RuleFolders } from "../rule-folders.ts";

/** The names that are no rule set, as problems: said as they were typed, with the name that was meant when only its folder lacks. */
export function unknownRuleSets(
  names: readonly string[],
  folders: RuleFolders,
  path: readonly string[],
): readonly Problem[] {
  return names
    .filter((name) => !isRuleSet(name, folders))
    .map((name) => {
      const meant = FOLDERS.map((folder) => `${folder}/${name}`).find((one) => isRuleSet(one, folders));
      return {
        code: "RULE_SET_UNKNOWN",
        path,
        message: `« ${name} » n'est pas un jeu de règles.`,
        remedy:
          meant === undefined
            ? "Donnez le nom d'un dossier de « rules », comme company/cap-garance ou law/fr, ou le chemin d'un dossier qui contient un manifest.yaml."
            : `Écrivez « ${meant} ».`,
      };
    });
}

const FOLDERS = ["company", "convention", "law"] as const;

function isRuleSet(name: string, folders: RuleFolders): boolean {
  const stack = folders.stack([name]);
  return stack.ok || !stack.problems.some(({ code }) => code === "PATH_NOT_FOUND");
}
