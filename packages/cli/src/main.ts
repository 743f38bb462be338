import { Command } from "commander";
import { check } from "./commands/check.ts";
import { evaluate } from "./commands/evaluate.ts";
import { test } from "./commands/test.ts";
import type { ExitCode, Output } from "./output.ts";
import { fileURLToPath } from "node:url";
import { openRuleFolders } from "./rule-folders.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const output: Output = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) };
const folders = openRuleFolders(root);
const done = (code: ExitCode): void => {
  process.exitCode = code;
};

const program = new Command("bareme").description("La paie du portage salarial, au centime et avec ses raisons.").showHelpAfterError().exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program
  .command("check")
  .description("vérifie les jeux de règles")
  .argument("[paths...]", "dossiers de règles", ["rules"])
  .option("--json", "un document JSON sur la sortie standard")
  .action((paths: string[], options: { json?: boolean }) => done(check(paths, options, folders, output)));
program
  .command("test")
  .description("joue les scénarios de référence")
  .argument("[paths...]", "dossiers ou fichiers de scénarios", ["rules"])
  .option("--json", "un document JSON sur la sortie standard")
  .action((paths: string[], options: { json?: boolean }) => done(test(paths, options, folders, output)));
program
  .command("evaluate")
  .description("évalue une pile de règles sur une demande JSON")
  .requiredOption("--rules <names>", "jeux de règles séparés par des virgules, par exemple law/fr")
  .requiredOption("--input <file>", "fichier JSON, ou - pour l'entrée standard")
  .option("--explain <id>", "explique cette valeur jusqu'aux faits et aux articles")
  .option("--json", "sans effet : le résultat est toujours du JSON")
  .action((options: { rules: string; input: string; explain?: string; json?: boolean }) => done(evaluate(options, folders, output)));
program.parse();
