import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import type { Result } from "@bareme/kernel";
import {
  buildStatement,
  isDossier,
  monthsOf,
  readDossier,
  readMonthsFile,
  runMonths,
  type MonthRun,
  type MonthsInput,
  type Statement,
} from "@bareme/payroll";
import { readRuleSet, readYaml } from "@bareme/rule-schema";

const ROOT = join(import.meta.dirname, "../../..");

export interface PaidMonth {
  readonly plan: Plan;
  readonly run: MonthRun;
  readonly payslip: NonNullable<MonthRun["payslip"]>;
  readonly statement: Statement;
}

interface Rules {
  readonly plan: Plan;
  readonly evaluate: Evaluator;
}

/** The shipped rules of a company, on the law and the convention. */
export function rulesOf(company: string): Rules {
  const plan = must(compileStack(["law/fr", "convention/idcc-3219", `company/${company}`].map(ruleSet)));
  return { plan, evaluate: createEvaluator(plan) };
}

/** The months of a shipped example, whether it is written month by month or as a dossier, run on the rules given. */
export function exampleMonths(file: string, rules: Rules): readonly PaidMonth[] {
  const yaml = must(readYaml(file, readFileSync(join(ROOT, "examples", file), "utf8")));
  return paidMonths(
    isDossier(yaml.data) ? monthsOf(must(readDossier(yaml.data))) : must(readMonthsFile(yaml.data)),
    rules,
  );
}

/** Months in a row, run on the rules given. */
export function paidMonths(months: MonthsInput, rules: Rules): readonly PaidMonth[] {
  return runMonths(months, rules).months.map((run) => {
    const statement = buildStatement(run, rules.plan);
    if (run.payslip === null || statement === null) throw new Error(`${run.period} is refused`);
    return { plan: rules.plan, run, payslip: run.payslip, statement };
  });
}

/** The month of a period among those that were run. */
export function monthOf(months: readonly PaidMonth[], period: string): PaidMonth {
  const found = months.find(({ run }) => run.period === period);
  if (found === undefined) throw new Error(`no month ${period}`);
  return found;
}

function ruleSet(layer: string) {
  const folder = join(ROOT, "rules", layer);
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return must(
    readRuleSet(
      files.map((file) => ({ path: join(layer, file), text: readFileSync(join(folder, file), "utf8") })),
    ),
  );
}

/** The value, or the problems as a test failure. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}
