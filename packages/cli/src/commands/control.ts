import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { controlPayslip, pathInFile, readControlFile, type Control, type ControlFile } from "@bareme/payroll";
import type { PositionedYaml } from "@bareme/rule-schema";
import { readYamlFile } from "../read-yaml-file.ts";
import { writeJson, writeProblems, type ExitCode } from "../output.ts";
import { renderControl } from "../terminal/control-view.ts";
import type { PayslipTools } from "./payslip.ts";
import { unknownRuleSets } from "./rule-names.ts";

/** `bareme control`: a typed payslip against its recomputation. 1: something does not close; 2: the file cannot be used. */
export function control(path: string, options: { readonly json?: boolean }, tools: PayslipTools): ExitCode {
  const controlled = controlFile(path, tools);
  const problems = controlled.ok ? controlled.value.control.problems : controlled.problems;
  if (!controlled.ok || problems.length > 0) {
    if (options.json === true) writeJson({ ...EMPTY, problems }, tools.output);
    writeProblems(problems, tools.output);
    return 2;
  }
  const { control: found, file, yaml } = controlled.value;
  if (options.json === true) writeJson(found, tools.output);
  else
    tools.output.out(
      `\n${renderControl(found, file, {
        screen: tools.screen,
        placeOf: ({ path: at }) => (at.length === 0 ? null : `ligne ${yaml.positionOf(at).line} du fichier`),
      })}`,
    );
  return found.faults.length + found.unknownLines.length + found.missingLines.length === 0 ? 0 : 1;
}

const EMPTY: Control = { faults: [], unknownLines: [], missingLines: [], steps: [], problems: [] };

interface Controlled {
  readonly control: Control;
  readonly file: ControlFile;
  readonly yaml: PositionedYaml;
}

function controlFile(path: string, { folders }: PayslipTools): Result<Controlled> {
  const yaml = readYamlFile(path);
  if (!yaml.ok) return yaml;
  const { data, positionOf } = yaml.value;
  const located = (problems: readonly Problem[]): Problem[] =>
    problems.map((problem) => ({ ...problem, at: positionOf(placeOf(data, problem)) }));
  const file = readControlFile(data);
  if (!file.ok) return failure(located(file.problems));
  const unknown = unknownRuleSets(file.value.rules, folders, ["rules"]);
  if (unknown.length > 0) return failure(located(unknown));
  const rules = folders.compile(file.value.rules);
  if (!rules.ok) return rules;
  const found = controlPayslip(file.value, rules.value);
  return success({
    control: { ...found, problems: located(found.problems) },
    file: file.value,
    yaml: yaml.value,
  });
}

/** A problem of the file's shape says its own path; one of its month lies among the facts. */
function placeOf(data: unknown, { path }: Problem): readonly (string | number)[] {
  const [first = ""] = path;
  const own = ["bulletin", "compte", "rules", "facts", "opening", "period", "paymentDate", "asOf"];
  if (path.length === 0 || own.includes(first) || (path.length === 1 && hasKey(data, first)))
    return path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return pathInFile(data, 0, path);
}

function hasKey(data: unknown, key: string): boolean {
  return typeof data === "object" && data !== null && Object.hasOwn(data, key);
}
