import type { Serving } from "@bareme/server";
import { writeProblems, type ExitCode, type Output } from "../../output.ts";
import { placeOf, type PlaceOptions } from "./place.ts";
import { untilStopped } from "./until-stopped.ts";

export const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

export interface ServeCommandOptions extends PlaceOptions {
  readonly port: string;
  readonly host: string;
  readonly admin: string;
  /** False with `--no-example`. */
  readonly example: boolean;
  readonly work: boolean;
  readonly proxy?: boolean;
  readonly log: (typeof LOG_LEVELS)[number];
}

/** `bareme serve`: the server, until it is stopped. */
export async function serve(
  options: ServeCommandOptions,
  tools: { readonly root: string; readonly engineVersion: string; readonly output: Output },
): Promise<ExitCode> {
  const { output, root, engineVersion } = tools;
  const port = /^\d{1,5}$/.test(options.port) ? Number.parseInt(options.port, 10) : -1;
  if (port < 0 || port > 65_535) {
    output.err(
      `« ${options.port} » n'est pas un port.\n  → Donnez avec « --port » un nombre de 0 (n'importe lequel) à 65535.\n`,
    );
    return 2;
  }
  if (!options.work && placeOf(options).url === null) {
    output.err(
      "« --no-work » sans DATABASE_URL : personne ne calculerait les mois, car la base embarquée n'a qu'un processus.\n" +
        "  → Retirez « --no-work », ou nommez un serveur PostgreSQL dans DATABASE_URL.\n",
    );
    return 2;
  }
  // The server is loaded for its own commands alone: the others start faster without it.
  const { serve: start } = await import("@bareme/server");
  const serving = await start({
    place: placeOf(options),
    engineVersion,
    port,
    host: options.host,
    behindProxy: options.proxy === true,
    works: options.work,
    logLevel: options.log,
    root,
    administrator: options.admin,
    example: options.example,
    onFirstStart: (said) => output.err(said),
    onError: (error) => output.err(`Une tâche de fond a échoué (${error.name}) et sera reprise.\n`),
  });
  if (!serving.ok) {
    writeProblems(serving.problems, output);
    return 2;
  }
  // Heard before it is told: whoever reads that it listens may stop it at once.
  const stopped = untilStopped();
  output.out(readyText(serving.value, options));
  if (options.proxy !== true && !LOOPBACK.test(options.host)) output.err(IN_CLEAR);
  await stopped;
  output.err("\nArrêt : le travail en cours se termine.\n");
  await serving.value.stop();
  return 0;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;
const IN_CLEAR =
  "Attention : d'autres machines peuvent joindre ce serveur, et mots de passe et salaires y passent en clair.\n" +
  "  → Mettez devant lui un serveur mandataire qui fait le TLS, et donnez « --proxy ».\n";

function readyText({ url }: Serving, options: ServeCommandOptions): string {
  const { data, url: database } = placeOf(options);
  const kept =
    database === null
      ? `base embarquée, dans « ${data} »`
      : `base PostgreSQL de DATABASE_URL, clés dans « ${data} »`;
  return [
    `Barème écoute à ${url} (${kept}).`,
    `L'API : ${url}/api/openapi.json`,
    ...(options.work ? [] : ["Les mois attendent « bareme work », lancé avec les mêmes clés."]),
    "Ctrl-C pour arrêter.\n",
  ].join("\n");
}
