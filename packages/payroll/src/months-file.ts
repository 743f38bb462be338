import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Correction, MonthInput } from "./book.ts";
import type { MonthsInput } from "./months.ts";
import { checkOrder } from "./months-order.ts";
import { datedOpening } from "./opening-period.ts";
import type { Path } from "./place-in-file.ts";
import { isRecord, shown } from "./outside-data.ts";

/** A file of months: the rules that pay them, shared facts, and the months in a row. */
export interface MonthsFile extends MonthsInput {
  readonly rules: readonly string[];
}

type Report = (path: Path, message: string, remedy: string) => void;

const SHARED = ["rules", "facts", "opening"] as const;
const MONTH = ["period", "paymentDate", "asOf", "facts", "pins", "corrections"] as const;
const CORRECTION = ["mois", "motif", "facts", "pins"] as const;
const EXAMPLE =
  "La forme attendue : { rules: company/…, facts: {…}, months: [ { period: 2026-01, facts: {…} } ] }, ou { rules, period, facts } pour un seul mois.";

/** Reads the data of a file of months, or of a single month. All problems come back at once; what the facts mean is left to the rules. */
export function readMonthsFile(data: unknown): Result<MonthsFile> {
  const problems: Problem[] = [];
  const report: Report = (path, message, remedy) =>
    void problems.push({ code: "MONTHS_FILE_INVALID", path: path.map(String), message, remedy });
  if (!isRecord(data)) {
    report([], "Le fichier n'est pas un dictionnaire.", EXAMPLE);
    return failure(problems);
  }
  const single = data["months"] === undefined;
  checkKeys(
    data,
    single ? [...SHARED, ...MONTH] : [...SHARED, "months"],
    { path: [], of: "du fichier" },
    report,
  );
  const rules = readRules(data["rules"], report);
  const opening =
    data["opening"] === undefined ? undefined : readRecord(data["opening"], ["opening"], report);
  const facts = single ? {} : readRecord(data["facts"] ?? {}, ["facts"], report);
  const months = single ? [readMonth(data, [], report)] : readMonths(data["months"], report);
  checkOrder(months, report);
  if (problems.length > 0) return failure(problems);
  return success({
    rules,
    facts,
    months,
    ...(opening !== undefined && { opening: datedOpening(opening, months[0]?.period) }),
  });
}

function readRules(value: unknown, report: Report): readonly string[] {
  const names = typeof value === "string" ? [value] : value;
  if (
    Array.isArray(names) &&
    names.length > 0 &&
    names.every((name): name is string => typeof name === "string" && name !== "")
  )
    return names;
  report(
    ["rules"],
    `« rules » : ${shown(value)} n'est pas un nom de jeu de règles.`,
    "Donnez par exemple rules: company/cap-garance.",
  );
  return [];
}

const MOST_MONTHS = 600;

function readMonths(value: unknown, report: Report): readonly MonthInput[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_MONTHS) {
    report(["months"], `« months » n'est pas une liste de 1 à ${MOST_MONTHS} mois.`, EXAMPLE);
    return [];
  }
  return (value as unknown[]).map((month, index) => {
    const path = ["months", index];
    if (isRecord(month)) checkKeys(month, MONTH, { path, of: "d'un mois" }, report);
    return readMonth(month, path, report);
  });
}

function readMonth(value: unknown, path: Path, report: Report): MonthInput {
  const month = readRecord(value, path, report);
  const text = (key: "period" | "paymentDate" | "asOf", example: string): string | undefined => {
    const found = month[key];
    if (found === undefined || typeof found === "string") return found;
    report(
      [...path, key],
      `« ${key} » : ${shown(found)} n'est pas une date écrite comme « ${example} ».`,
      "Écrivez-la sous cette forme.",
    );
    return undefined;
  };
  const period = text("period", "2026-01");
  if (isRecord(value) && month["period"] === undefined)
    report(path, "« period » manque : le mois de paie.", "Ajoutez par exemple period: 2026-01.");
  const paymentDate = text("paymentDate", "2026-01-31");
  const asOf = text("asOf", "2026-01-31");
  return {
    period: period ?? "",
    ...(paymentDate !== undefined && { paymentDate }),
    ...(asOf !== undefined && { asOf }),
    facts: readRecord(month["facts"] ?? {}, [...path, "facts"], report),
    ...(month["pins"] !== undefined && { pins: readRecord(month["pins"], [...path, "pins"], report) }),
    ...(month["corrections"] !== undefined && {
      corrections: readCorrections(month["corrections"], [...path, "corrections"], report),
    }),
  };
}

function readCorrections(value: unknown, path: Path, report: Report): readonly Correction[] {
  if (!Array.isArray(value)) {
    report(
      path,
      "« corrections » n'est pas une liste.",
      "La forme attendue : corrections: [ { mois: 2026-01, motif: Heures oubliées, facts: {…} } ].",
    );
    return [];
  }
  return (value as unknown[]).map((one, index) => {
    const at = [...path, index];
    const correction = readRecord(one, at, report);
    if (isRecord(one)) checkKeys(one, CORRECTION, { path: at, of: "d'une correction" }, report);
    const text = (key: "mois" | "motif", example: string): string => {
      const found = correction[key];
      if (typeof found === "string" && found !== "") return found;
      report([...at, key], `« ${key} » manque.`, `Donnez par exemple ${key}: ${example}.`);
      return "";
    };
    return {
      mois: text("mois", "2026-01"),
      motif: text("motif", "heures oubliées"),
      facts: readRecord(correction["facts"] ?? {}, [...at, "facts"], report),
      ...(correction["pins"] !== undefined && {
        pins: readRecord(correction["pins"], [...at, "pins"], report),
      }),
    };
  });
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
  { path, of }: { readonly path: Path; readonly of: string },
  report: Report,
): void {
  for (const key of Object.keys(value)) {
    if (!allowed.includes(key))
      report(
        [...path, key],
        `« ${key} » n'est pas une clé ${of}.`,
        `Clés : ${allowed.join(", ")}. Les faits du mois vont sous « facts ».`,
      );
  }
}

function readRecord(value: unknown, path: Path, report: Report): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  report(path, `« ${path.join(".")} » : ${shown(value)} n'est pas un dictionnaire.`, EXAMPLE);
  return {};
}
