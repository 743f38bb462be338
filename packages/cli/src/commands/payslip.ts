import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Evaluator, Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import {
  hashPlan,
  lockOf,
  pathInFile,
  readMonthsFile,
  runMonths,
  type MonthRun,
  type MonthsFile,
  type MonthsRun,
} from "@bareme/payroll";
import { readYaml, type PositionedYaml } from "@bareme/rule-schema";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";
import { formatMonth } from "../terminal/format.ts";
import { renderMonth } from "../terminal/month-view.ts";
import type { Screen } from "../terminal/screen.ts";

/** What the payslip command works with. */
export interface PayslipTools {
  readonly folders: RuleFolders;
  readonly output: Output;
  readonly screen: Screen;
  /** True when stderr is a terminal: only then is progress shown. */
  readonly progress: boolean;
  readonly engineVersion: string;
}

/** A file of months, read and run. */
export interface PaidFile {
  readonly file: MonthsFile;
  readonly yaml: PositionedYaml;
  readonly plan: Plan;
  readonly run: MonthsRun;
}

const MANY_MONTHS = 12;

/** `bareme payslip`: the payslip and the compte d'activité of the months of a file. 1: a month is blocked; 2: the file cannot be used. */
export function payslip(path: string, options: { readonly json?: boolean }, tools: PayslipTools): ExitCode {
  const paid = payFile(path, tools);
  if (!paid.ok) {
    if (options.json === true) writeJson({ months: [], problems: paid.problems }, tools.output);
    writeProblems(paid.problems, tools.output);
    return 2;
  }
  const { run, plan } = paid.value;
  const problems = locateProblems(paid.value);
  if (options.json === true) writeJson(toJson(paid.value, problems, tools.engineVersion), tools.output);
  else
    tools.output.out(
      run.months
        .filter(({ state }) => state !== "refusé")
        .map((month) => `\n${renderMonth(month, plan, tools.screen)}`)
        .join("\n"),
    );
  writeProblems(problems, tools.output);
  if (run.notRun.length > 0)
    tools.output.err(
      `Sans la clôture de ce mois, ${run.notRun.map(formatMonth).join(", ")} ne peu${run.notRun.length > 1 ? "vent" : "t"} pas être calculé${run.notRun.length > 1 ? "s" : ""}.\n`,
    );
  if (problems.length > 0) return 2;
  return run.months.some(({ state }) => state === "bloqué") ? 1 : 0;
}

/** Reads a file of months and runs them. */
export function payFile(path: string, tools: PayslipTools): Result<PaidFile> {
  const yaml = readFile(path);
  if (!yaml.ok) return yaml;
  const file = readMonthsFile(yaml.value.data);
  if (!file.ok)
    return failure(
      file.problems.map((problem) => ({ ...problem, at: yaml.value.positionOf(problem.path.map(stepOf)) })),
    );
  const rules = compileRules(file.value.rules, yaml.value, tools.folders);
  if (!rules.ok) return rules;
  const showing = tools.progress && file.value.months.length > MANY_MONTHS;
  const run = runMonths(file.value, rules.value, (period, index) => {
    if (showing)
      tools.output.err(`\r\u001B[K  ${index + 1} / ${file.value.months.length}  ${formatMonth(period)}`);
  });
  if (showing) tools.output.err("\r\u001B[K");
  return success({ file: file.value, yaml: yaml.value, plan: rules.value.plan, run });
}

function readFile(path: string): Result<PositionedYaml> {
  const shown = relative(process.cwd(), path) || path;
  try {
    return readYaml(shown, readFileSync(path, "utf8"));
  } catch {
    return failure([
      {
        code: "FILE_NOT_FOUND",
        path: [shown],
        message: `Le fichier « ${shown} » n'existe pas, ou ne peut pas être lu.`,
        remedy: "Vérifiez son chemin ; des exemples sont dans le dossier « examples ».",
      },
    ]);
  }
}

function compileRules(
  names: readonly string[],
  yaml: PositionedYaml,
  folders: RuleFolders,
): Result<{ readonly plan: Plan; readonly evaluate: Evaluator }> {
  const unknown = names.filter((name) => !folders.stack([name]).ok && isMissing(folders.stack([name])));
  if (unknown.length === 0) return folders.compile(names);
  const at = yaml.positionOf(["rules"]);
  return failure(
    unknown.map((name) => ({
      code: "RULE_SET_UNKNOWN",
      path: ["rules"],
      at,
      message: `« ${name} » n'est pas un jeu de règles.`,
      remedy:
        "Donnez le nom d'un dossier de « rules », comme company/cap-garance, ou le chemin d'un dossier qui contient un manifest.yaml.",
    })),
  );
}

function isMissing(stack: ReturnType<RuleFolders["stack"]>): boolean {
  return !stack.ok && stack.problems.some(({ code }) => code === "PATH_NOT_FOUND");
}

/** The problems of refused months, each with its place in the file. */
function locateProblems({ run, yaml }: PaidFile): readonly Problem[] {
  return run.months.flatMap(({ evaluation }, index) =>
    evaluation.document.problems.map((problem) => ({
      ...problem,
      at: yaml.positionOf(pathInFile(yaml.data, index, problem.path)),
    })),
  );
}

function toJson({ run, plan }: PaidFile, problems: readonly Problem[], engine: string): unknown {
  const planHash = hashPlan(plan);
  return {
    months: run.months.map(({ period, state, payslip: printed, account, evaluation, request }: MonthRun) => ({
      period,
      state,
      payslip: printed,
      account,
      evaluation: evaluation.document,
      lock: lockOf({ request, document: evaluation.document }, plan, planHash, engine),
    })),
    ...(run.notRun.length > 0 && { notRun: run.notRun }),
    problems,
  };
}

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
