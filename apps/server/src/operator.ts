import { resolve } from "node:path";
import { FolderInUse, restore, type BackupReport, type RestoreReport } from "@bareme/db";
import { failure, success, type Result } from "@bareme/kernel";
import { resetPassword, verifyWhole, type VerifiedWhole } from "@bareme/use-cases";
import { z } from "zod";
import { askServer } from "./ask-server.ts";
import { openStoreThere } from "./opening.ts";
import { databaseOf, type ServerPlace } from "./place.ts";
import { openServices, type ServiceOptions, type Services } from "./services.ts";
import { folderInUse, orStartProblem } from "./start-problem.ts";

/** How somebody signs in who had lost the password. */
export interface ReplacedPassword {
  readonly email: string;
  readonly password: string;
}

const backupShape = z.object({ file: z.string(), rows: z.record(z.string(), z.number()) });
const passwordShape = z.object({ email: z.string(), password: z.string() });

/** Writes all the data into one file; a server that holds the embedded database is asked to. Keys are not in it: they are saved apart. */
export function backupServer(place: ServerPlace, file: string): Promise<Result<BackupReport>> {
  const path = resolve(file);
  return orStartProblem(place, () =>
    orAsked(
      async () => {
        const store = await openStoreThere(place);
        try {
          return await store.backup(path);
        } finally {
          await store.close();
        }
      },
      () => askServer(place.data, "backup", { file: path }, backupShape),
    ),
  );
}

/** Fills an empty place from a backup, and checks that its books balance as they were saved. */
export async function restoreServer(place: ServerPlace, file: string): Promise<Result<RestoreReport>> {
  const restored = await orStartProblem(place, () => restore(databaseOf(place), resolve(file)));
  const held = restored.ok ? undefined : restored.problems.find(({ code }) => code === "FOLDER_IN_USE");
  return held === undefined
    ? restored
    : failure([
        folderInUse(
          place,
          held.message,
          "Restaurez dans un autre dossier avec « --data » : celui-ci sert, et ne sera pas touché.",
        ),
      ]);
}

/** Recomputes every hash, signature and chain, and the books of every closed month, in every tenant. */
export function verifyServer(options: ServiceOptions): Promise<Result<VerifiedWhole>> {
  return orStartProblem(options.place, async () => {
    try {
      return await withServices(options, async ({ store, rules }) =>
        success(await store.readWhole((whole) => verifyWhole(whole, rules.signer))),
      );
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      return failure([
        folderInUse(
          options.place,
          error.message,
          "Arrêtez le serveur (Ctrl-C) le temps de la vérification ; ou, sans l'arrêter, sauvegardez, restaurez dans un autre dossier avec ses clés, et vérifiez celui-là.",
        ),
      ]);
    }
  });
}

/** Gives a user a new password; a server that holds the embedded database is asked to. */
export function replacePassword(options: ServiceOptions, email: string): Promise<Result<ReplacedPassword>> {
  return orStartProblem(options.place, () =>
    orAsked(
      () => withServices(options, ({ access }) => resetPassword(access, email)),
      () => askServer(options.place.data, "password", { email }, passwordShape),
    ),
  );
}

/** Does it here; where a running server holds the folder, asks that one. */
async function orAsked<T>(
  here: () => Promise<Result<T>>,
  ask: () => Promise<Result<T> | null>,
): Promise<Result<T>> {
  try {
    return await here();
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const asked = await ask();
    // Held by what has no door: a server that is about to start, or another command.
    if (asked === null) throw error;
    return asked;
  }
}

async function withServices<T>(
  options: ServiceOptions,
  work: (services: Services) => Promise<Result<T>>,
): Promise<Result<T>> {
  const services = await openServices({ ...options, mustBeThere: true });
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
