import type { Evaluator, Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import {
  buildStatement,
  dossierWarnings,
  hashPlan,
  inMonth,
  isDossier,
  lockOf,
  monthsCovered,
  monthsOf,
  pathInFile,
  problemInDossier,
  readDossier,
  readMonthsFile,
  runMonths,
  type MonthRun,
  type MonthsFile,
  type MonthsRun,
} from "@bareme/payroll";
import type { PositionedYaml } from "@bareme/rule-schema";
import { readYamlFile } from "../read-yaml-file.ts";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";
import { formatMonth } from "../terminal/format.ts";
import { renderMonth } from "../terminal/month-view.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { unknownRuleSets } from "./rule-names.ts";

/** What the payslip command works with. */
export interface PayslipTools {
  readonly folders: RuleFolders;
  readonly output: Output;
  readonly screen: Screen;
  /** True when stderr is a terminal: only then is progress shown. */
  readonly progress: boolean;
  readonly engineVersion: string;
}

type Path = readonly (string | number)[];

interface Described {
  readonly problem: Problem;
  readonly place: Path;
}

/** What a file asks to pay: months written out, or a dossier whose records make them. */
interface Input {
  readonly file: MonthsFile;
  /** What a person should look at, though the months can be paid as they are. */
  readonly warnings: readonly Problem[];
  /** A problem of a month of the run in the words of the file, and where in it it lies. */
  readonly describe: (place: number, period: string, problem: Problem) => Described;
}

/** A file of months or a dossier, read and run. */
export interface PaidFile extends Input {
  readonly yaml: PositionedYaml;
  readonly plan: Plan;
  readonly run: MonthsRun;
}

/** `bareme payslip`: the payslip and the compte d'activité of the months of a file or of a dossier. 1: a month is blocked; 2: the file cannot be used. */
export function payslip(path: string, options: { readonly json?: boolean }, tools: PayslipTools): ExitCode {
  const paid = payFile(path, tools);
  if (!paid.ok) {
    if (options.json === true) writeJson({ months: [], problems: paid.problems }, tools.output);
    writeProblems(paid.problems, tools.output);
    return 2;
  }
  const { run, plan } = paid.value;
  const problems = locateProblems(run, paid.value);
  if (options.json === true) writeJson(toJson(paid.value, problems, tools.engineVersion), tools.output);
  else
    tools.output.out(
      run.months
        .filter(({ state }) => state !== "refusé")
        .map((month) => `\n${renderMonth(month, plan, tools.screen)}`)
        .join("\n"),
    );
  writeProblems(paid.value.warnings, tools.output);
  writeProblems(problems, tools.output);
  if (run.notRun.length > 0)
    tools.output.err(
      `Sans la clôture de ce mois, ${run.notRun.map(formatMonth).join(", ")} ne peu${run.notRun.length > 1 ? "vent" : "t"} pas être calculé${run.notRun.length > 1 ? "s" : ""}.\n`,
    );
  if (problems.length > 0) return 2;
  return run.months.some(({ state }) => state === "bloqué") ? 1 : 0;
}

/** Reads a file of months or a dossier and runs its months. */
export function payFile(path: string, tools: PayslipTools): Result<PaidFile> {
  const yaml = readYamlFile(path);
  if (!yaml.ok) return yaml;
  const input = readInput(yaml.value);
  if (!input.ok) return failure(placed(input.problems, yaml.value));
  const { file } = input.value;
  const rules = compileRules(file.rules, yaml.value, tools.folders);
  if (!rules.ok) return rules;
  const progress = tools.progress ? startProgress(file.months.length, terminalOf(tools)) : null;
  const run = runMonths(file, rules.value, progress?.onMonth);
  progress?.end();
  const warnings = placed(input.value.warnings, yaml.value);
  return success({ ...input.value, warnings, yaml: yaml.value, plan: rules.value.plan, run });
}

/** Progress is drawn on stderr, whose width the screen of stdout does not tell. */
function terminalOf({ output, screen }: PayslipTools): Parameters<typeof startProgress>[1] {
  const columns = process.stderr.columns ?? screen.columns;
  return { write: output.err, columns, now: () => performance.now() };
}

function readInput({ data }: PositionedYaml): Result<Input> {
  if (!isDossier(data)) {
    const file = readMonthsFile(data);
    if (!file.ok) return file;
    const describe: Input["describe"] = (month, period, problem) => ({
      problem: inMonth(period, problem),
      place: pathInFile(data, month, problem.path),
    });
    return success({ file: file.value, warnings: [], describe });
  }
  const dossier = readDossier(data);
  if (!dossier.ok) return dossier;
  const months = monthsCovered(dossier.value);
  return success({
    file: { rules: dossier.value.rules, ...monthsOf(dossier.value, months) },
    warnings: dossierWarnings(dossier.value),
    describe: (index, _period, problem) => {
      const when = months[index];
      return when === undefined ? { problem, place: [] } : problemInDossier(dossier.value, when, problem);
    },
  });
}

function placed(problems: readonly Problem[], yaml: PositionedYaml): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, at: yaml.positionOf(problem.path.map(stepOf)) }));
}

function compileRules(
  names: readonly string[],
  yaml: PositionedYaml,
  folders: RuleFolders,
): Result<{ readonly plan: Plan; readonly evaluate: Evaluator }> {
  const unknown = unknownRuleSets(names, folders, ["rules"]);
  return unknown.length === 0 ? folders.compile(names) : failure(placed(unknown, yaml));
}

/** The problems of refused months, each with its month and its place in the file. */
export function locateProblems({ months }: MonthsRun, { yaml, describe }: PaidFile): readonly Problem[] {
  return months.flatMap(({ period, evaluation }, index) =>
    evaluation.document.problems.map((found) => {
      const { problem, place } = describe(index, period, found);
      return { ...problem, at: yaml.positionOf(place) };
    }),
  );
}

function toJson({ run, plan, warnings }: PaidFile, problems: readonly Problem[], engine: string): unknown {
  const planHash = hashPlan(plan);
  return {
    months: run.months.map((month: MonthRun) => ({
      period: month.period,
      state: month.state,
      payslip: month.payslip,
      account: month.account,
      statement: buildStatement(month, plan),
      evaluation: month.evaluation.document,
      lock: lockOf({ request: month.request, document: month.evaluation.document }, plan, planHash, engine),
    })),
    ...(run.notRun.length > 0 && { notRun: run.notRun }),
    ...(warnings.length > 0 && { warnings }),
    problems,
  };
}

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
