import { fromInteger, greaterThan, lessThan, multiply, subtract, type Problem } from "@bareme/kernel";
import { drawCurve } from "@bareme/payroll";
import { writeJson, type ExitCode } from "../output.ts";
import { renderCurve } from "../terminal/curve-view.ts";
import type { PayslipTools } from "./payslip.ts";
import { openMonths, progressOf, readOption, refuse, warnOfCorrections } from "./simulate-input.ts";

export interface CurveOptions {
  readonly de: string;
  readonly a: string;
  readonly pas: string;
  readonly mission?: string;
  readonly mois?: string;
  readonly json?: boolean;
}

const MOST_POINTS = fromInteger(500);

/** `bareme simulate curve`: net against turnover, with its cliffs and holes. */
export function simulateCurve(path: string, options: CurveOptions, tools: PayslipTools): ExitCode {
  const problems: Problem[] = [];
  const from = readOption("--de", options.de, problems);
  const to = readOption("--a", options.a, problems, { positive: true });
  const every = readOption("--pas", options.pas, problems, { positive: true });
  if (from === undefined || to === undefined || every === undefined) return refuse(problems, options, tools);
  if (!lessThan(from, to) || greaterThan(subtract(to, from), multiply(every, MOST_POINTS)))
    return refuse([rangeProblem(options)], options, tools);
  const opened = openMonths(path, tools);
  if (!opened.ok) return refuse(opened.problems, options, tools);
  const { paid, rules } = opened.value;
  const progress = progressOf(tools);
  const curve = drawCurve({
    input: paid.file,
    rules,
    target: { mission: options.mission, period: options.mois },
    from,
    to,
    every,
    onSample: (count) => progress.show(`${count} essais`),
  });
  progress.end();
  if (!curve.ok) return refuse(curve.problems, options, tools);
  const warnings = warnOfCorrections(curve.value.correctionsLeft, options, tools);
  if (options.json === true) writeJson({ ...curve.value, warnings, problems: [] }, tools.output);
  else tools.output.out(renderCurve(curve.value, tools.screen));
  return 0;
}

function rangeProblem({ de, a, pas }: CurveOptions): Problem {
  return {
    code: "SIMULATION_OPTION",
    path: ["--de", "--a", "--pas"],
    message: `De ${de} à ${a} par ${pas} : la fin doit dépasser le début, de 500 pas au plus.`,
    remedy: "Écrivez par exemple --de 3000 --a 15000 --pas 250.",
  };
}
