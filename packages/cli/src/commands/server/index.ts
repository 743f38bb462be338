import { Option, type Command } from "commander";
import type { ExitCode, Output } from "../../output.ts";
import { backup, restore, type BackupOptions } from "./backup.ts";
import { password } from "./password.ts";
import { addPlace, type PlaceOptions } from "./place.ts";
import { LOG_LEVELS, serve, type ServeCommandOptions } from "./serve.ts";
import { tellUnforeseen } from "./unforeseen.ts";
import { verify, type VerifyOptions } from "./verify.ts";
import { work } from "./work.ts";

export interface ServerTools {
  /** The checkout, which holds the rules and the example that ship. */
  readonly root: string;
  readonly engineVersion: string;
  readonly output: Output;
}

/** The commands of the server and of who runs it. */
export function addServerCommands(
  program: Command,
  tools: ServerTools,
  done: (code: ExitCode) => void,
): void {
  const { output } = tools;
  const run = async (command: () => Promise<ExitCode>): Promise<void> => {
    const end = (error: unknown): void => {
      tellUnforeseen(error, output);
      // What is still open would keep the process; the next start takes up what is left, as after a kill.
      process.exit(2);
    };
    process.on("uncaughtException", end);
    try {
      done(await command());
    } catch (error) {
      end(error);
    }
  };
  addPlace(program.command("serve"))
    .description("le serveur : données, API, calcul des mois ; crée ce qu'il faut la première fois")
    .option("--port <port>", "port d'écoute ; 0 pour n'importe lequel", "8350")
    .option("--host <adresse>", "adresse d'écoute ; 0.0.0.0 pour tout le réseau", "127.0.0.1")
    .option("--admin <adresse>", "adresse électronique du premier administrateur", "admin@bareme.local")
    .option("--no-example", "sans la société d'exemple et son année")
    .option("--no-work", "sans calculer les mois : « bareme work » s'en charge (PostgreSQL)")
    .option("--proxy", "derrière un serveur mandataire qui fait le TLS")
    .addOption(
      new Option("--log <niveau>", "journal technique, en JSON sur la sortie d'erreur")
        .choices(LOG_LEVELS)
        .default("warn"),
    )
    .action((options: ServeCommandOptions) => run(() => serve(options, tools)));
  addPlace(program.command("work"))
    .description("calcule les mois à côté d'un serveur, sur le même PostgreSQL et avec les mêmes clés")
    .action((options: PlaceOptions) => run(() => work(options, tools)));
  addPlace(program.command("backup"))
    .description("sauvegarde toutes les données dans un fichier, pendant qu'on travaille")
    .argument("<fichier>", "fichier à écrire")
    .option("--json", "un document JSON sur la sortie standard")
    .action((file: string, options: BackupOptions) => run(() => backup(file, options, output)));
  addPlace(program.command("restore"))
    .description("remplit une base vide depuis une sauvegarde, et vérifie ses comptes")
    .argument("<fichier>", "sauvegarde à lire")
    .option("--json", "un document JSON sur la sortie standard")
    .action((file: string, options: BackupOptions) => run(() => restore(file, options, output)));
  addPlace(program.command("verify"))
    .description(
      "recalcule empreintes, signatures et journal : nomme ce qui a été changé hors de l'application",
    )
    .option("--json", "un document JSON sur la sortie standard")
    .action((options: VerifyOptions) => run(() => verify(options, tools)));
  addPlace(program.command("password"))
    .description("donne un nouveau mot de passe à une personne qui a perdu le sien")
    .argument("<adresse>", "adresse électronique de son compte")
    .action((email: string, options: PlaceOptions) => run(() => password(email, options, tools)));
}
