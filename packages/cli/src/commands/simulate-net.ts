import { supposeNet } from "@bareme/payroll";
import { writeJson, type ExitCode } from "../output.ts";
import { renderNet } from "../terminal/simulation-view.ts";
import { locateProblems, type PayslipTools } from "./payslip.ts";
import { openMonths, readChange, refuse, warnOfCorrections, type MissionOptions } from "./simulate-input.ts";

export interface NetOptions extends MissionOptions {
  readonly json?: boolean;
}

/** `bareme simulate net`: the months as they are paid under another rate, other days or another turnover. 1: a month is blocked. */
export function simulateNet(path: string, options: NetOptions, tools: PayslipTools): ExitCode {
  const asked = readChange(options);
  if (!asked.ok) return refuse(asked.problems, options, tools);
  const opened = openMonths(path, tools);
  if (!opened.ok) return refuse(opened.problems, options, tools);
  const { paid, rules } = opened.value;
  const supposed = supposeNet(paid.file, rules, asked.value.change, asked.value.target);
  if (!supposed.ok) return refuse(supposed.problems, options, tools);
  const { run, figures, mission, months, cashKept, besidesKept, correctionsLeft } = supposed.value;
  const problems = locateProblems(run, paid);
  if (problems.length > 0) return refuse(problems, options, tools);
  const warnings = warnOfCorrections(correctionsLeft, options, tools);
  const kept = { cashKept, besidesKept, correctionsLeft };
  if (options.json === true)
    writeJson({ mission, changed: months, ...kept, ...figures, warnings, problems }, tools.output);
  else tools.output.out(renderNet(supposed.value, options, rules.plan, tools.screen));
  return run.months.some(({ state }) => state === "bloqué") ? 1 : 0;
}
