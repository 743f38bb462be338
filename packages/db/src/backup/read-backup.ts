import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { failure, success, type Result } from "@bareme/kernel";
import { closingOf, headingOf, problem, rowOf, type Closing, type Heading, type Row } from "./format.ts";

export interface Backup {
  readonly heading: Heading;
  readonly closing: Closing;
}

/** Reads a backup from end to end before anything is written: it is complete, and every line is the one that was written. */
export async function inspectBackup(file: string): Promise<Result<Backup>> {
  const hash = createHash("sha256");
  let heading: Heading | undefined;
  let last: string | undefined;
  try {
    for await (const line of linesOf(file)) {
      if (last !== undefined) hash.update(`${last}\n`);
      heading ??= headingOf(JSON.parse(line));
      if (heading === undefined) return unreadable(file, "ce n'est pas une sauvegarde de Barème");
      last = line;
    }
    const closing = last === undefined ? undefined : closingOf(JSON.parse(last));
    if (heading === undefined || closing === undefined) return unreadable(file, "la fin manque");
    if (closing.sha256 !== hash.digest("hex"))
      return unreadable(file, "son contenu a changé depuis qu'il a été écrit");
    return success({ heading, closing });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return unreadable(file, error.message);
  }
}

/** The rows of a backup that was inspected, table after table. */
export async function* rowsOf(file: string): AsyncGenerator<Row> {
  for await (const line of linesOf(file)) {
    const row = rowOf(JSON.parse(line));
    if (row !== undefined) yield row;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  // A pipe does not carry errors on.
  source.on("error", (error) => unzipped.destroy(error));
  try {
    let rest = "";
    for await (const chunk of unzipped.setEncoding("utf8")) {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

function unreadable(file: string, why: string): Result<never> {
  return failure([
    problem(
      "BACKUP_UNREADABLE",
      `« ${file} » ne peut pas être restauré : ${why}.`,
      "Prenez une autre sauvegarde ; rien n'a été écrit.",
    ),
  ]);
}
