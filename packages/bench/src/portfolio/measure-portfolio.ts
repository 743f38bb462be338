import { Decimal } from "decimal.js";
import type { MonthRun, Rules } from "@bareme/payroll";
import { solvePayslip } from "../hand-written/payslip.ts";
import { processorMs } from "../measure.ts";
import { measureLongAccounts } from "./long-accounts.ts";
import { porteOf, PORTES, type Company } from "./portes.ts";
import { faultsOf, openCompanies, timeMonths, timeWithYoung } from "./run-portes.ts";
import { spreadOf, type Spread } from "./spread.ts";

const TOGETHER = 20;
const WARM_UP = 60;
/** One porté in five also has its last two months run as a new account. */
const YOUNG_EVERY = 5;

/** Ten months of a thousand portés, one after the other in one process. */
export interface Portfolio {
  readonly faults: readonly string[];
  readonly months: number;
  readonly perSecond: number;
  /** Our processor time over that of the payslips written by hand on the same budgets. */
  readonly overByHand: Spread;
  /** The tenth month over the first, porté by porté. */
  readonly tenthOverFirst: Spread;
  /** The tenth month over the same month of the same porté when only one month stands before it. */
  readonly tenthOverSecond: Spread;
  readonly long: ReturnType<typeof measureLongAccounts>;
}

export function measurePortfolio(): Portfolio {
  const companies = openCompanies();
  for (let index = 0; index < WARM_UP; index += 1) runPorte(index, companies);
  const groups = Array.from({ length: PORTES / TOGETHER }, (_, group) =>
    runGroup(group * TOGETHER, companies),
  );
  const portes = groups.flatMap((group) => group.portes);
  const months = portes.reduce((sum, { count }) => sum + count, 0);
  const ours = groups.reduce((sum, group) => sum + group.ours, 0);
  const long = measureLongAccounts();
  return {
    faults: [...portes.flatMap(({ faults }) => faults), ...long.faults],
    months,
    perSecond: (months * 1000) / ours,
    overByHand: spreadOf(groups.map((group) => group.ours / group.byHand)),
    tenthOverFirst: spreadOf(portes.map(({ first, last }) => last / first)),
    tenthOverSecond: spreadOf(portes.flatMap(({ second, last }) => (second === null ? [] : last / second))),
    long,
  };
}

interface Group {
  readonly portes: readonly PorteCost[];
  readonly ours: number;
  readonly byHand: number;
}

interface PorteCost {
  readonly faults: readonly string[];
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** What the last month costs as the second of an account; null where it was not tried. */
  readonly second: number | null;
  readonly solved: readonly Solved[];
}

interface Solved {
  readonly budget: Decimal;
  readonly salaireDeBase: Decimal;
}

/** Some portés, then their payslips by hand, so that a slow moment of the machine falls on both. */
function runGroup(from: number, companies: Readonly<Record<Company, Rules>>): Group {
  const portes = Array.from({ length: TOGETHER }, (_, index) => runPorte(from + index, companies));
  const solved = portes.flatMap((porte) => porte.solved);
  const start = processorMs();
  for (const { budget, salaireDeBase } of solved) solvePayslip(budget, salaireDeBase);
  const byHand = processorMs() - start;
  return { portes, ours: portes.reduce((sum, { total }) => sum + total, 0), byHand };
}

function runPorte(
  index: number,
  companies: Readonly<Record<Company, Rules>>,
): PorteCost & { readonly total: number } {
  const { company, input } = porteOf(index);
  const rules = companies[company];
  const { whole: run, young } =
    index % YOUNG_EVERY === 0
      ? timeWithYoung(input, rules, index % 2 === 0)
      : { whole: timeMonths(input, rules), young: null };
  return {
    faults: faultsOf(`porté ${index} (${company})`, run),
    count: run.months.length,
    first: run.byMonth[0] ?? Number.NaN,
    last: run.byMonth.at(-1) ?? Number.NaN,
    second: young?.byMonth[1] ?? null,
    total: run.byMonth.reduce((sum, ms) => sum + ms, 0),
    solved: run.months.map(solvedOf),
  };
}

function solvedOf({ evaluation }: MonthRun): Solved {
  const { budgetDePaie = "0", salaireDeBase = "0" } = evaluation.document.values;
  return { budget: new Decimal(budgetDePaie), salaireDeBase: new Decimal(salaireDeBase) };
}
