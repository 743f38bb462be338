import { join } from "node:path";
import type { Result } from "@bareme/kernel";
import { writeJson, writeProblems, type ExitCode, type Output } from "../../output.ts";
import { placeOf, type PlaceOptions } from "./place.ts";

export interface BackupOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** `bareme backup <file>`: everything but the keys, as of one moment, while people work. */
export async function backup(file: string, options: BackupOptions, output: Output): Promise<ExitCode> {
  const { backupServer } = await import("@bareme/server");
  const report = await backupServer(placeOf(options), file);
  return tell(report, options, output, ({ rows }) =>
    [
      `Sauvegardé dans « ${file} » : ${total(rows)} lignes. Ce fichier contient des données personnelles.`,
      `Les clés n'y sont pas : sauvegardez à part le dossier « ${join(options.data, "cles")} », sans lequel rien ne se rouvre.`,
    ].join("\n"),
  );
}

/** `bareme restore <file>`: fills an empty place, and checks that the books are those that were saved. */
export async function restore(file: string, options: BackupOptions, output: Output): Promise<ExitCode> {
  const { restoreServer } = await import("@bareme/server");
  const report = await restoreServer(placeOf(options), file);
  if (report.ok && report.value.warnings.length > 0) writeProblems(report.value.warnings, output);
  return tell(report, options, output, ({ rows }) =>
    [
      `Restauré : ${total(rows)} lignes, et les comptes sont ceux de la sauvegarde.`,
      `Remettez les clés d'origine dans « ${join(options.data, "cles")} » avant de démarrer ; chacun se connectera de nouveau.`,
    ].join("\n"),
  );
}

function tell<T>(
  report: Result<T>,
  { json }: BackupOptions,
  output: Output,
  say: (value: T) => string,
): ExitCode {
  if (!report.ok) {
    writeProblems(report.problems, output);
    return 2;
  }
  if (json === true) writeJson(report.value, output);
  else output.out(`${say(report.value)}\n`);
  return 0;
}

function total(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}
