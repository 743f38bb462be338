import type { Command } from "commander";
import type { ExitCode } from "../output.ts";
import type { PayslipTools } from "./payslip.ts";
import { simulateCompare, type CompareOptions } from "./simulate-compare.ts";
import { simulateCurve, type CurveOptions } from "./simulate-curve.ts";
import { simulateNeed, type NeedOptions } from "./simulate-need.ts";
import { simulateNet, type NetOptions } from "./simulate-net.ts";

const FILE = ["<file>", "fichier YAML des mois, par exemple examples/cap-garance-2026-01.yaml"] as const;
const JSON_OPTION = ["--json", "un document JSON sur la sortie standard"] as const;
const MISSION = ["--mission <id>", "la mission à simuler, quand il y en a plusieurs"] as const;
const MONTH = [
  "--mois <mois>",
  "le mois à simuler, par exemple 2026-01 ; sinon tous ceux de la mission",
] as const;
const PAID_MONTH = [
  "--mois <mois>",
  "ce mois seul, sa facture payée dans le mois ; sinon tous ensemble",
] as const;

/** Adds `bareme simulate` and its four questions to the program. */
export function addSimulate(
  program: Command,
  tools: () => PayslipTools,
  done: (code: ExitCode) => void,
): void {
  const simulate = program
    .command("simulate")
    .description(
      "simule : net d'un TJM, TJM d'un net, sociétés côte à côte, net selon le chiffre d'affaires",
    );
  simulate
    .command("net")
    .description("le net pour un autre TJM, d'autres jours ou un autre chiffre d'affaires")
    .argument(...FILE)
    .option("--tjm <montant>", "taux journalier HT")
    .option("--jours <nombre>", "jours facturés")
    .option("--ca <montant>", "chiffre d'affaires HT facturé, au lieu du TJM et des jours")
    .option(...MISSION)
    .option(...MONTH)
    .option(...JSON_OPTION)
    .action((file: string, options: NetOptions) => done(simulateNet(file, options, tools())));
  simulate
    .command("need")
    .description("le plus petit TJM, nombre de jours ou chiffre d'affaires qui atteint un net")
    .argument(...FILE)
    .requiredOption("--net <montant>", "le net visé, sur tous les mois du fichier ensemble")
    .requiredOption("--cherche <levier>", "tjm, jours ou ca")
    .option("--sur <net>", "aPayer ou avantImpot", "aPayer")
    .option("--tjm <montant>", "taux journalier HT, quand on cherche les jours")
    .option("--jours <nombre>", "jours facturés, quand on cherche le TJM")
    .option("--jusqua <valeur>", "la plus grande valeur essayée")
    .option(...MISSION)
    .option(...PAID_MONTH)
    .option(...JSON_OPTION)
    .action((file: string, options: NeedOptions) => done(simulateNeed(file, options, tools())));
  addComparisons(simulate, tools, done);
}

function addComparisons(simulate: Command, tools: () => PayslipTools, done: (code: ExitCode) => void): void {
  simulate
    .command("compare")
    .description("les mêmes mois chez plusieurs sociétés, chaque différence ramenée à des règles")
    .argument(...FILE)
    .requiredOption("--societes <noms>", "sociétés séparées par des virgules ; la première sert de repère")
    .option(...JSON_OPTION)
    .action((file: string, options: CompareOptions) => done(simulateCompare(file, options, tools())));
  simulate
    .command("curve")
    .description("le net selon le chiffre d'affaires, avec ses chutes et ses paliers")
    .argument(...FILE)
    .option("--de <montant>", "premier chiffre d'affaires HT", "3000")
    .option("--a <montant>", "dernier chiffre d'affaires HT", "15000")
    .option("--pas <montant>", "écart entre deux points", "250")
    .option(...MISSION)
    .option(...PAID_MONTH)
    .option(...JSON_OPTION)
    .action((file: string, options: CurveOptions) => done(simulateCurve(file, options, tools())));
}
