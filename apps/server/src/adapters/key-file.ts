import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** A secret in a file. It is made only where `mayMake` says so: a new key in place of a lost one would open nothing of what is kept. */
export interface KeyFile {
  readonly file: string;
  /** True at the first start. */
  readonly mayMake: boolean;
}

/** A key file that is not there, is open to others, or holds no key: the server does not start. */
export class KeyFileUnusable extends Error {
  readonly file: string;

  constructor(file: string, why: string) {
    super(`« ${file} » ${why}`);
    this.name = "KeyFileUnusable";
    this.file = file;
  }
}

const OTHERS = 0o077;

/** The text of a key file, which its owner alone may read; made by `make` when it is not there and may be. */
export function readKeyFile({ file, mayMake }: KeyFile, make: () => string): string {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) {
    if (!mayMake)
      throw new KeyFileUnusable(
        file,
        "n'existe pas, alors que des données en dépendent : remettez la clé depuis votre sauvegarde.",
      );
    writeOnce(file, make());
  }
  // Windows has no such modes: there the folder's own rights protect it.
  if (process.platform !== "win32" && (statSync(file).mode & OTHERS) !== 0)
    throw new KeyFileUnusable(file, "peut être lu par d'autres : faites « chmod 600 » sur ce fichier.");
  return readFileSync(file, "utf8");
}

/** Written apart and then given its name: nobody reads half a key, and of two processes that start together one makes it. */
function writeOnce(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { flag: "wx", mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
