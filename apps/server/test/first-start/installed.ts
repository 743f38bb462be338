import {
  listContrats,
  listMonths,
  listPortes,
  readPayslip,
  type Actor,
  type MonthRow,
  type PayslipOfMonth,
} from "@bareme/use-cases";
import type { Account } from "../../src/first-start/install.ts";
import { prepareFirstStart, type FirstStartReport } from "../../src/first-start/prepare.ts";
import { firstWorld, ROOT, tenantIds, valueOf, type FirstWorld } from "./world.ts";

type Step = readonly [done: number, total: number];

/** What a start told: its report, its steps, and what a person reads. */
interface Started extends FirstStartReport {
  readonly steps: readonly Step[];
  readonly said: readonly string[];
}

/** A data folder after its first start. */
export interface InstalledWorld extends FirstWorld {
  readonly account: Account;
  readonly first: Started;
  readonly startAgain: () => Promise<Started>;
  /** The administrator of the example company. */
  readonly actor: Actor;
  /** The months of each porté by matricule, in order. */
  readonly months: () => Promise<ReadonlyMap<string, readonly MonthRow[]>>;
  readonly payslip: (matricule: string, period: string) => Promise<PayslipOfMonth>;
  /** Every amount of a computed month by its name. */
  readonly values: (moisId: string) => Promise<Readonly<Record<string, string>>>;
}

export async function installedWorld(): Promise<InstalledWorld> {
  const world = await firstWorld();
  const { payroll, store } = world;
  const first = await start(world);
  if (first.account === null) throw new Error("an empty folder was given no account");
  const id = (await tenantIds(store))["deux-rives"];
  const user = await store.access.userByEmail(first.account.email);
  const actor = (await store.access.actorsOf(user?.id ?? "")).find(({ societeId }) => societeId === id);
  if (actor === undefined) throw new Error("nobody administers the example company");
  const months = async () => {
    const found = new Map<string, readonly MonthRow[]>();
    for (const { id: porteId, matricule } of valueOf(await listPortes(payroll, actor)))
      for (const { id: contratId } of valueOf(await listContrats(payroll, actor, { porteId })))
        found.set(matricule, valueOf(await listMonths(payroll, actor, { contratId })));
    return found;
  };
  return {
    ...world,
    account: first.account,
    first,
    startAgain: () => start(world),
    actor,
    months,
    payslip: async (matricule, period) => {
      const row = (await months()).get(matricule)?.find((one) => one.period === period);
      return valueOf(await readPayslip(payroll, actor, { contratId: row?.contratId, period }));
    },
    values: async (moisId) => {
      const kept = await store.inTenant(actor.societeId, (unit) => unit.months.find(moisId));
      return (JSON.parse(kept?.document ?? "{}") as { values: Record<string, string> }).values;
    },
  };
}

async function start(world: FirstWorld): Promise<Started> {
  const steps: Step[] = [];
  const said: string[] = [];
  const report = await prepareFirstStart(world, {
    root: ROOT,
    administrator: "admin@bareme.local",
    example: true,
    onFirstStart: (text) => void said.push(text),
    onStep: (done, total) => void steps.push([done, total]),
  });
  return { ...valueOf(report), steps, said };
}
