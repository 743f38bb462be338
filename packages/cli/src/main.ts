import { Command } from "commander";
import { check } from "./commands/check.ts";
import { control } from "./commands/control.ts";
import { demo } from "./commands/demo.ts";
import { evaluate } from "./commands/evaluate.ts";
import { facts } from "./commands/facts.ts";
import { speakFrench } from "./commands/french.ts";
import { mutate } from "./commands/mutate.ts";
import { payslip, type PayslipTools } from "./commands/payslip.ts";
import { replay } from "./commands/replay.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addServerCommands } from "./commands/server/index.ts";
import { test } from "./commands/test.ts";
import type { ExitCode, Output } from "./output.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { screenOf } from "./terminal/screen.ts";
import { openRuleFolders } from "./rule-folders.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const output: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};
// Whoever reads the output may stop early (`| head`): that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
// Of a terminal that was closed: a server that ends its work then has nobody left to tell.
process.stderr.on("error", () => undefined);
const folders = openRuleFolders(root);
const tools = (): PayslipTools => ({
  folders,
  output,
  screen: screenOf(process.stdout, process.env),
  progress: process.stderr.isTTY,
  engineVersion: versionOf("packages/engine"),
});
const done = (code: ExitCode): void => {
  process.exitCode = code;
};

const program = speakFrench(new Command("bareme"))
  .description("La paie du portage salarial, au centime et avec ses raisons.")
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
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
  .command("mutate")
  .description("déplace chaque valeur des règles et nomme celles qu'aucun scénario ne protège")
  .argument("[paths...]", "dossiers de règles", ["rules"])
  .option("--json", "un document JSON sur la sortie standard")
  .action((paths: string[], options: { json?: boolean }) =>
    done(mutate(paths, options, root, folders, output)),
  );
program
  .command("evaluate")
  .description("évalue une pile de règles sur une demande JSON")
  .requiredOption("--rules <names>", "jeux de règles séparés par des virgules, par exemple law/fr")
  .requiredOption("--input <file>", "fichier JSON, ou - pour l'entrée standard")
  .option("--explain <id>", "explique cette valeur jusqu'aux faits et aux articles")
  .option("--json", "sans effet : le résultat est toujours du JSON")
  .action((options: { rules: string; input: string; explain?: string; json?: boolean }) =>
    done(evaluate(options, folders, output)),
  );
program
  .command("facts")
  .description("dit ce qu'une demande à ces règles peut contenir")
  .requiredOption("--rules <names>", "jeux de règles séparés par des virgules, par exemple law/fr")
  .option("--json", "un document JSON sur la sortie standard")
  .action((options: { rules: string; json?: boolean }) => done(facts(options, folders, output)));
program
  .command("payslip")
  .description("le bulletin et le compte d'activité d'un mois, ou de plusieurs à la suite")
  .argument("<file>", "fichier YAML des mois, par exemple examples/cap-garance-2026-01.yaml")
  .option("--json", "un document JSON sur la sortie standard")
  .action((file: string, options: { json?: boolean }) => done(payslip(file, options, tools())));
program
  .command("control")
  .description("contrôle un bulletin recopié : ce qui ne se boucle pas, de combien et pourquoi")
  .argument("<file>", "fichier YAML du bulletin, par exemple examples/controle-sp26-01.yaml")
  .option("--json", "un document JSON sur la sortie standard")
  .action((file: string, options: { json?: boolean }) => done(control(file, options, tools())));
addSimulate(program, tools, done);
program
  .command("replay")
  .description("refait un mois exporté depuis son seul fichier, et dit si le bulletin est le même")
  .argument("<export>", "fichier JSON d'un mois exporté")
  .option("--json", "un document JSON sur la sortie standard")
  .action((file: string, options: { json?: boolean }) => done(replay(file, options, output)));
program
  .command("demo")
  .description("un mois de portage, une de ses lignes expliquée, et la suite")
  .action(() => done(demo(join(root, "examples"), tools())));
addServerCommands(program, { root, engineVersion: versionOf("packages/engine"), output }, done);
await program.parseAsync();

function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "";
}
