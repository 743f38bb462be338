import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { compareCompanies, type Company } from "@bareme/payroll";
import { writeJson, type ExitCode } from "../output.ts";
import { renderComparison } from "../terminal/comparison-view.ts";
import { payFile, type PayslipTools } from "./payslip.ts";
import { unknownRuleSets } from "./rule-names.ts";
import { progressOf, refuse } from "./simulate-input.ts";

export interface CompareOptions {
  readonly societes: string;
  readonly json?: boolean;
}

/** `bareme simulate compare`: the same months under several companies, each difference traced to rules. 1: a month is blocked. */
export function simulateCompare(path: string, options: CompareOptions, tools: PayslipTools): ExitCode {
  const read = payFile(path, tools);
  const companies = openCompanies(options.societes, tools);
  if (!read.ok || !companies.ok)
    return refuse(
      [...(read.ok ? [] : read.problems), ...(companies.ok ? [] : companies.problems)],
      options,
      tools,
    );
  const progress = progressOf(tools);
  const compared = compareCompanies(read.value.file, companies.value, (name, done, all) =>
    progress.show(`${name} : ${done} / ${all} différences`),
  );
  progress.end();
  if (!compared.ok) return refuse(compared.problems, options, tools);
  if (options.json === true) writeJson({ ...compared.value, problems: [] }, tools.output);
  else tools.output.out(renderComparison(compared.value, tools.screen));
  const blocked = compared.value.companies.some(({ run }) =>
    run.months.some(({ state }) => state === "bloqué"),
  );
  return blocked ? 1 : 0;
}

function openCompanies(text: string, { folders }: PayslipTools): Result<readonly Company[]> {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const problems: Problem[] = [];
  if (names.length < 2 || new Set(names).size < names.length)
    problems.push({
      code: "SIMULATION_COMPANIES",
      path: ["--societes"],
      message: `« --societes ${text} » : au moins deux sociétés différentes sont attendues.`,
      remedy: "Écrivez par exemple --societes company/cap-garance,company/deux-rives.",
    });
  problems.push(...unknownRuleSets(names, folders, ["--societes"]));
  if (problems.length > 0) return failure(problems);
  const companies = names.flatMap((name): readonly Company[] => {
    const stack = folders.stack([name]);
    const rules = stack.ok ? folders.compile([name]) : stack;
    if (stack.ok && rules.ok) return [{ name, stack: stack.value, rules: rules.value }];
    if (!rules.ok) problems.push(...rules.problems);
    return [];
  });
  return problems.length > 0 ? failure(problems) : success(companies);
}
