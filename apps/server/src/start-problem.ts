import { FolderInUse } from "@bareme/db";
import { failure, type Problem, type Result } from "@bareme/kernel";
import { KeyFileUnusable } from "./adapters/key-file.ts";
import { databaseProblem } from "./database-problem.ts";
import { codeOf } from "./error-code.ts";
import { DataMissing, StoreUnopened } from "./opening.ts";
import type { ServerPlace } from "./place.ts";

/** Does what opens a place; what keeps it from opening, and is known, comes back as a problem. */
export async function orStartProblem<T>(
  place: ServerPlace,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const problem = startProblem(error, place);
    if (problem === undefined) throw error;
    return failure([problem]);
  }
}

export function folderInUse({ data }: ServerPlace, message: string, remedy: string): Problem {
  return { code: "FOLDER_IN_USE", path: [data], message, remedy };
}

function startProblem(error: unknown, place: ServerPlace): Problem | undefined {
  if (error instanceof FolderInUse)
    return folderInUse(
      place,
      error.message,
      "Un seul processus tient une base embarquée : arrêtez le serveur qu'il fait tourner (Ctrl-C), ou donnez un autre dossier avec « --data ».",
    );
  if (error instanceof KeyFileUnusable)
    return {
      code: "KEY_UNUSABLE",
      path: [error.file],
      message: error.message,
      remedy:
        "Remettez les deux fichiers du dossier « cles » tels qu'ils étaient ; ils se sauvegardent à part des données.",
    };
  if (error instanceof DataMissing) return dataMissing(place);
  if (place.url !== null) return databaseProblem(error, place.url);
  return error instanceof StoreUnopened || isOfSystem(error) ? folderUnusable(error, place) : undefined;
}

function dataMissing({ data, url }: ServerPlace): Problem {
  return {
    code: "DATA_MISSING",
    path: [url === null ? data : "DATABASE_URL"],
    message: `Il n'y a pas de données de Barème ${url === null ? `dans « ${data} »` : "dans la base de DATABASE_URL"}.`,
    remedy:
      url === null
        ? "Donnez avec « --data » le dossier du serveur ; « bareme serve » en commence un, et DATABASE_URL nomme un serveur PostgreSQL."
        : "Vérifiez DATABASE_URL, ou commencez par « bareme serve », qui prépare une base vide.",
  };
}

function folderUnusable(error: unknown, { data }: ServerPlace): Problem {
  const why = REASONS.get(codeOf(error) ?? "");
  return {
    code: "DATA_UNUSABLE",
    path: [data],
    message: `La base embarquée dans « ${data} » ne s'ouvre pas : ${why ?? "ses fichiers ne se lisent pas"}.`,
    remedy:
      why === undefined
        ? "Gardez ce dossier tel qu'il est, et restaurez votre dernière sauvegarde dans un autre avec « bareme restore »."
        : "Donnez avec « --data » un dossier où ce compte peut écrire, sur un disque qui a de la place.",
  };
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "ce compte n'en a pas le droit"],
  ["EPERM", "ce compte n'en a pas le droit"],
  ["EROFS", "le disque est en lecture seule"],
  ["ENOSPC", "le disque est plein"],
  ["ENOTDIR", "ce n'est pas un dossier"],
  ["EEXIST", "ce n'est pas un dossier"],
  ["ENOENT", "ce dossier ne peut pas être créé"],
]);

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && REASONS.has(codeOf(error) ?? "");
}
