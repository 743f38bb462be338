import { success, type Month, type Result } from "@bareme/kernel";
import { listMonths, type Actor, type PayrollDeps, type PlanOf } from "@bareme/use-cases";
import type { Example, ExamplePorte } from "./example-files.ts";
import { loadEmployeur } from "./example-mentions.ts";
import { loadMonth, monthsOf } from "./example-months.ts";
import { loadRecords } from "./example-records.ts";

/** Told after each step; awaited, so that others may be served in between. */
export type OnStep = (done: number, total: number, what: Step) => void | Promise<void>;

interface Step {
  readonly porte: string;
  /** The records, or a month. */
  readonly step: "dossier" | Month;
}

/**
 * Gives the company its mentions and the portés of the example, their records and their months, closed in order up to the last one, the next one open and computed. All of it
 * by the use cases that people work with, as the actor. What is there already is left as it is, so that after a start that was killed the next one goes on where it was.
 */
export async function loadExample(
  deps: PayrollDeps,
  actor: Actor,
  example: Example,
  onStep: OnStep = () => undefined,
): Promise<Result<null>> {
  const { portes } = example;
  const total = portes.reduce((sum, { dossier }) => sum + 1 + monthsOf(dossier, example).length, 0);
  let done = 0;
  const tools = await standingStill(deps);
  const step = (what: Step) => onStep((done += 1), total, what);
  // Before any month: what a closed one says of its payer stays as it is.
  const told = await loadEmployeur(tools, actor, example);
  if (!told.ok) return told;
  for (const porte of portes) {
    const read = await loadPorte(tools, actor, { porte, example, step });
    if (!read.ok) return read;
  }
  return success(null);
}

interface PorteToLoad {
  readonly porte: ExamplePorte;
  readonly example: Example;
  readonly step: (what: Step) => void | Promise<void>;
}

async function loadPorte(
  deps: PayrollDeps,
  actor: Actor,
  { porte, example, step }: PorteToLoad,
): Promise<Result<null>> {
  const name = `${porte.prenom} ${porte.nom}`;
  const saved = await loadRecords(deps, actor, porte);
  if (!saved.ok) return saved;
  const contratId = saved.value;
  await step({ porte: name, step: "dossier" });
  const there = await listMonths(deps, actor, { contratId });
  if (!there.ok) return there;
  for (const period of monthsOf(porte.dossier, example)) {
    const status = there.value.find((one) => one.period === period)?.status;
    const staysOpen = period > example.lastClosed;
    const month = await loadMonth(deps, actor, { contratId, porte, period, status, staysOpen });
    if (!month.ok) return month;
    await step({ porte: name, step: period });
  }
  return success(null);
}

/**
 * The same, its rules and tenants read once: nobody publishes or founds a company during a first start, and hundreds of steps would each read them again.
 */
async function standingStill(deps: PayrollDeps): Promise<PayrollDeps> {
  const { store, planOf } = deps;
  const societes = await store.access.societes();
  const plans = new Map<string, ReturnType<PlanOf>>();
  return {
    ...deps,
    store: { ...store, access: { ...store.access, societes: async () => societes } },
    planOf: (slug, asOf) => {
      const key = `${slug} ${asOf}`;
      const plan = plans.get(key) ?? planOf(slug, asOf);
      plans.set(key, plan);
      return plan;
    },
  };
}
