import type { Plan } from "@bareme/engine";
import { parseMonth } from "@bareme/kernel";
import { monthsOf, readDossier, runMonths } from "@bareme/payroll";
import { processorMs } from "../measure.ts";
import { BRANCH, faultsOf } from "../portfolio/run-portes.ts";
import { openRules } from "../rule-stack.ts";
import { valueOf } from "./company.ts";
import { COMPANY, dossierOf, MONTHS, recordsOf } from "./records.ts";

/** The same months in memory: dossiers read, months run in a row with payslip, compte d'activité and identity, and nothing kept. */
export interface Bare {
  readonly faults: readonly string[];
  readonly plan: Plan;
  /** How many portés were run: the first ones. */
  readonly portes: number;
  /** Processor time of a month, in ms. */
  readonly monthMs: number;
  /** What is paid, by porté and month. */
  readonly nets: ReadonlyMap<string, string>;
}

const WARM_UP = 10;
const MOST = 60;

export function runBare(portes: number): Bare {
  const rules = openRules([...BRANCH, `company/${COMPANY}`]);
  const run = (index: number) => {
    const dossier = valueOf(readDossier(dossierOf(recordsOf(index))));
    return runMonths(
      monthsOf(
        dossier,
        MONTHS.flatMap((month) => parseMonth(month) ?? []),
      ),
      rules,
    );
  };
  for (let index = 0; index < WARM_UP; index += 1) run(index);
  const start = processorMs();
  const count = Math.min(portes, MOST);
  const runs = Array.from({ length: count }, (_, index) => run(index));
  const elapsed = processorMs() - start;
  return {
    faults: runs.flatMap((one, index) => faultsOf(`porté ${index}, in memory`, one)),
    plan: rules.plan,
    portes: count,
    monthMs: elapsed / (count * MONTHS.length),
    nets: new Map(
      runs.flatMap(({ months }, index) =>
        months.map(
          ({ period, evaluation }) =>
            [`${index} ${period}`, evaluation.document.values["netAPayer"] ?? ""] as const,
        ),
      ),
    ),
  };
}
