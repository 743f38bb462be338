import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { runMonths, type MonthsInput } from "../months.ts";
import { figuresOf, type RunFigures } from "./figures.ts";
import { fitMonths } from "./fit-facts.ts";
import { traceDifference, type Company, type Trace } from "./trace.ts";

export interface ComparedCompany {
  readonly name: string;
  readonly label: string;
  readonly run: RunFigures;
}

export interface Comparison {
  readonly companies: readonly ComparedCompany[];
  /** From the first company to each of the others. */
  readonly traces: readonly Trace[];
}

/** Runs the same months under several companies, and traces what each pays otherwise than the first to the rules that make it. */
export function compareCompanies(
  input: MonthsInput,
  companies: readonly Company[],
  onGroup?: (company: string, done: number, all: number) => void,
): Result<Comparison> {
  const plans = companies.map(({ rules }) => rules.plan);
  const problems: Problem[] = [];
  const sides = companies.map((company) => {
    const run = runMonths(fitMonths(input, company.rules.plan, plans), company.rules);
    for (const { period, evaluation } of run.months)
      for (const problem of evaluation.document.problems)
        problems.push({
          ...problem,
          path: [company.name, period, ...problem.path],
          message: `${company.name}, ${period} : ${problem.message}`,
        });
    return { ...company, figures: figuresOf(run) };
  });
  const [first, ...others] = sides;
  if (first !== undefined)
    for (const other of others) if (!facesLayerByLayer(first, other)) problems.push(unlike(first, other));
  if (first === undefined || problems.length > 0) return failure(problems);
  return success({
    companies: sides.map(({ name, rules, figures }) => ({
      name,
      label: rules.plan.layers.at(-1)?.label ?? name,
      run: figures,
    })),
    traces: others.map((other) =>
      traceDifference(
        { ...first, totals: first.figures.totals },
        { ...other, totals: other.figures.totals },
        input,
        companies,
        (done, all) => onGroup?.(other.name, done, all),
      ),
    ),
  });
}

function facesLayerByLayer(first: Company, second: Company): boolean {
  const layersOf = ({ stack }: Company): string => stack.map(({ manifest }) => manifest.layer).join(" ");
  return layersOf(first) === layersOf(second);
}

function unlike(first: Company, second: Company): Problem {
  const shown = ({ stack }: Company): string => stack.map(({ manifest }) => manifest.ruleSet).join(" ◀ ");
  return {
    code: "SIMULATION_COMPANIES",
    path: [first.name, second.name],
    message: `Les deux piles ne se font pas face couche par couche : ${shown(first)}, et ${shown(second)}.`,
    remedy: "Comparez des sociétés qui s'appuient sur les mêmes couches : loi, convention, société.",
  };
}
