import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { failure, type Result } from "@bareme/kernel";
import { readYaml, type PositionedYaml } from "@bareme/rule-schema";

/** Reads a YAML file that a person named, under the path shown to them. */
export function readYamlFile(path: string): Result<PositionedYaml> {
  const shown = relative(process.cwd(), path) || path;
  try {
    return readYaml(shown, readFileSync(path, "utf8"));
  } catch {
    return failure([
      {
        code: "FILE_NOT_FOUND",
        path: [shown],
        message: `Le fichier « ${shown} » n'existe pas, ou ne peut pas être lu.`,
        remedy: "Vérifiez son chemin ; des exemples sont dans le dossier « examples ».",
      },
    ]);
  }
}
