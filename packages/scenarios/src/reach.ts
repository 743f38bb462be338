import type { Plan } from "@bareme/engine";
import { expressionsIn, formulaOwners, formulaRead } from "./literals.ts";
import { gridRead, parameterRead } from "./mutants.ts";
import type { Scenario, ScenarioMonth } from "./scenario.ts";

/** What the expected values of a scenario read: the values and formulas whose change it may notice, and the nodes between. */
export interface Reach {
  readonly reads: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
}

/** Answers for the scenarios of one plan. It may say too much (a branch not taken), never too little. */
export function reachOf(plan: Plan): (scenario: Scenario) => Reach {
  const owners = formulaOwners(plan);
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const parameters = new Map(plan.parameters.map((parameter) => [parameter.id, parameter]));
  const grids = new Map(plan.grids.map((grid) => [grid.id, grid]));
  const readBy = new Map<string, Read>(plan.nodes.map((node) => [node.id, readOf(node.versions)]));
  const solving = plan.solve === null ? null : readOf(plan.solve);

  return (scenario) => {
    const months: readonly ScenarioMonth[] = scenario.months ?? [
      { ...scenario, period: scenario.period, facts: {} },
    ];
    const times = months.map((month) => timeOf(scenario, month));
    const reads = new Set<string>();
    const seen = new Set<string>();
    const pending = months.flatMap((month) => asked(month, scenario.only === true));
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      readDated(id);
      const node = nodes.get(id);
      if (node === undefined) continue;
      if (node.guard !== null) pending.push(node.guard);
      follow(readBy.get(id), pending);
      node.versions.forEach((_, version) => reads.add(formulaRead(owners.get(id) ?? id, version)));
      if (node.role !== "unknown" || plan.solve === null) continue;
      reads.add(formulaRead(id, "solve"));
      follow(solving, pending);
      pending.push(...plan.solve.cone);
    }
    return { reads, nodes: seen };

    function follow(read: Read | null | undefined, into: string[]): void {
      for (const id of read?.ids ?? []) into.push(id);
      for (const id of read?.dated ?? []) readDated(id);
    }

    function readDated(id: string): void {
      const parameter = parameters.get(id);
      for (const { ruleSet, values } of parameter?.layers ?? []) {
        for (const value of values)
          if (times.some((time) => mayHold(values, value, parameter?.axis, time)))
            reads.add(parameterRead(id, ruleSet, value));
      }
      const grid = grids.get(id);
      for (const version of grid?.versions ?? [])
        if (times.some((time) => mayHold(grid?.versions ?? [], version, grid?.axis, time)))
          reads.add(gridRead(id, version));
    }
  };

  /** The values that a month compares; a refusal may come from any of them, and so may a name that is none of ours. */
  function asked(month: ScenarioMonth, only: boolean): string[] {
    const expected = Object.keys(month.expect ?? {}).map((id) => id.replace(/\[.*\]$/, ""));
    const whole =
      (month.refuse !== undefined && !only) || expected.some((id) => !nodes.has(id) && !parameters.has(id));
    const events = month.events === undefined ? [] : plan.checks.map((check) => check.node);
    return whole ? [...nodes.keys()] : [...expected, ...events];
  }
}

interface Read {
  readonly ids: readonly string[];
  readonly dated: readonly string[];
}

function readOf(part: unknown): Read {
  const ids = new Set<string>();
  const dated = new Set<string>();
  for (const expression of expressionsIn(part)) {
    if (expression.op === "ref" || expression.op === "opening") ids.add(expression.id);
    if (expression.op === "parameter") dated.add(expression.id);
    if (expression.op === "lookup") dated.add(expression.grid);
  }
  return { ids: [...ids], dated: [...dated] };
}

interface Dated {
  readonly from: string;
  readonly known: string | null;
}

interface Time {
  readonly start: string;
  readonly end: string;
  readonly payment: string;
  readonly asOf: string | undefined;
}

function timeOf(scenario: Scenario, month: ScenarioMonth): Time {
  const period = String(month.period);
  const end = `${period}-31`;
  return {
    start: `${period}-01`,
    end,
    payment: month.paymentDate ?? scenario.paymentDate ?? end,
    asOf: month.asOf ?? scenario.asOf,
  };
}

/** Whether a value may be in force in the month, or on the payment date; on any other axis every value may be. */
function mayHold(
  all: readonly Dated[],
  value: Dated,
  axis: string | undefined,
  { start, end, payment, asOf }: Time,
): boolean {
  if (axis === "other") return true;
  const [first, last] = axis === "payment" ? [payment, payment] : [start, end];
  const isKnown = (one: Dated): boolean => one.known === null || asOf === undefined || one.known <= asOf;
  return (
    value.from <= last &&
    !all.some((later) => later.from > value.from && later.from <= first && isKnown(later))
  );
}
