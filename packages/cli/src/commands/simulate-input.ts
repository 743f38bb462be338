import {
  failure,
  isNegative,
  isZero,
  parseDecimal,
  roundTo,
  decimal,
  equals,
  success,
  type Decimal,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { MissionChange, Rules, Target } from "@bareme/payroll";
import { writeJson, writeProblems, type ExitCode } from "../output.ts";
import { locateProblems, payFile, type PaidFile, type PayslipTools } from "./payslip.ts";

/** A file of months or a dossier, and the rules that it names. */
export interface OpenedMonths {
  readonly paid: PaidFile;
  readonly rules: Rules;
}

export interface MissionOptions {
  readonly tjm?: string;
  readonly jours?: string;
  readonly ca?: string;
  readonly mission?: string;
  readonly mois?: string;
}

/** Reads months and compiles their rules. A month that the rules refuse as the file gives it is said with its place. */
export function openMonths(path: string, tools: PayslipTools): Result<OpenedMonths> {
  const paid = payFile(path, tools);
  if (!paid.ok) return paid;
  const rules = tools.folders.compile(paid.value.file.rules);
  if (!rules.ok) return rules;
  const problems = locateProblems(paid.value.run, paid.value);
  return problems.length > 0 ? failure(problems) : success({ paid: paid.value, rules: rules.value });
}

/** What the options suppose of the mission. A turnover beside a rate or days would say the same thing twice. */
export function readChange(options: MissionOptions): Result<{ change: MissionChange; target: Target }> {
  const problems: Problem[] = [];
  const tjm = readOption("--tjm", options.tjm, problems);
  const jours = readOption("--jours", options.jours, problems);
  const ca = readOption("--ca", options.ca, problems);
  if (ca !== undefined && (tjm !== undefined || jours !== undefined))
    problems.push({
      code: "SIMULATION_OPTION",
      path: ["--ca"],
      message:
        "« --ca » ne se donne pas avec « --tjm » ou « --jours » : le chiffre d'affaires est leur produit.",
      remedy: "Donnez soit --ca, soit --tjm et --jours.",
    });
  if (problems.length > 0) return failure(problems);
  const given = { ...(tjm && { tjm }), ...(jours && { jours }), ...(ca && { ca }) };
  return success({ change: given, target: { mission: options.mission, period: options.mois } });
}

/** An amount, a rate or days of an option: zero or more, in hundredths at most. */
export function readOption(
  name: string,
  text: string | undefined,
  problems: Problem[],
  { positive = false } = {},
): Decimal | undefined {
  if (text === undefined) return undefined;
  const value = parseDecimal(text);
  const fits =
    value !== undefined &&
    !isNegative(value) &&
    !(positive && isZero(value)) &&
    equals(value, roundTo(value, decimal("0.01"), "down"));
  if (fits) return value;
  problems.push({
    code: "SIMULATION_OPTION",
    path: [name],
    message: `« ${name} ${text} » : un nombre ${positive ? "positif" : "positif ou nul"} est attendu, avec un point et deux décimales au plus.`,
    remedy: `Écrivez par exemple ${name} 3500 ou ${name} 3500.50.`,
  });
  return undefined;
}

/** One of the words that an option takes. */
export function readWord<W extends string>(
  name: string,
  text: string,
  words: readonly W[],
  problems: Problem[],
): W | undefined {
  const found = words.find((word) => word === text);
  if (found === undefined)
    problems.push({
      code: "SIMULATION_OPTION",
      path: [name],
      message: `« ${name} ${text} » : ${words.join(", ")} sont attendus.`,
      remedy: `Écrivez par exemple ${name} ${words[0] ?? ""}.`,
    });
  return found;
}

/** What the simulation left out of the file, as a person should know: the corrections that would undo what is supposed. */
export function warnOfCorrections(
  periods: readonly string[],
  options: { readonly json?: boolean },
  { output }: PayslipTools,
): readonly Problem[] {
  const warnings = periods.map((period) => ({
    code: "SIMULATION_CORRECTION_LEFT",
    path: [period],
    message: `La correction des missions de ${period} a été laissée de côté : elle défait ce qui est supposé de ce mois.`,
    remedy: "Pour la garder, simulez d'autres mois avec --mois.",
  }));
  if (options.json !== true) writeProblems(warnings, output);
  return warnings;
}

/** Unusable input: problems on stderr, and in the document when JSON is asked. */
export function refuse(
  problems: readonly Problem[],
  options: { readonly json?: boolean },
  { output }: PayslipTools,
): ExitCode {
  if (options.json === true) writeJson({ problems }, output);
  writeProblems(problems, output);
  return 2;
}

/** Counts on stderr while a long search runs, on a terminal only. */
export function progressOf({ progress, output }: PayslipTools): {
  readonly show: (text: string) => void;
  readonly end: () => void;
} {
  return {
    show: (text) => {
      if (progress) output.err(`\r\u001B[K  ${text}`);
    },
    end: () => {
      if (progress) output.err("\r\u001B[K");
    },
  };
}
