import { setTimeout as wait } from "node:timers/promises";
import { startWorking, type Services } from "@bareme/server";
import {
  listPassages,
  startPassage,
  STEPS,
  type Actor,
  type PassageState,
  type Step,
} from "@bareme/use-cases";
import { actorOf, ADMINISTRATOR, AS_OF, COMPANY, OPEN } from "../base/names.ts";
import { valueOf } from "../base/value-of.ts";
import type { Deed, Left, Tell } from "./deed.ts";

/** A month's run for everybody: computed, validated, closed, each step a passage worked on through the queue. */
export const passage: Deed = {
  run: (services, tell) => passOver(services, { steps: STEPS, asks: "once" }, tell),
  faultsLeft,
};

interface Passing {
  readonly steps: readonly Step[];
  /** Asked unless somebody has asked already; or asked once more, as by a second person; or only worked on. */
  readonly asks: "once" | "again" | "never";
}

/** What the store watched tells of a contract that has its outcome. */
export const settledContract = (passageId: string, contratId: string): string =>
  `contract ${passageId} ${contratId}`;

export async function passOver(services: Services, { steps, asks }: Passing, tell: Tell): Promise<void> {
  const actor = await actorOf(services, ADMINISTRATOR, COMPANY);
  await startWorking(services);
  for (const step of steps) {
    const there = (await passagesOf(services, actor, step)).length > 0;
    if (asks === "again" || (asks === "once" && !there))
      valueOf(await startPassage(services.payroll, actor, { step, period: OPEN, asOf: AS_OF }));
    tell(`passage ${step}`);
    while (!(await passagesOf(services, actor, step)).every(({ finished }) => finished)) await wait(LOOK_MS);
  }
}

const LOOK_MS = 50;

/** Those of the month, read past whoever watches the store. */
async function passagesOf(services: Services, actor: Actor, step: Step): Promise<readonly PassageState[]> {
  const deps = { ...services.payroll, store: services.store };
  const all = valueOf(await listPassages(deps, actor, {}));
  return all.filter((one) => one.step === step && one.period === OPEN);
}

const STATUSES = ["ouvert", "calcule", "valide", "clos"];

/** A contract's month is as far as its outcomes say, and posted when it is closed: both are written at once. */
function faultsLeft({ found, told }: Left): readonly string[] {
  const faults: string[] = [];
  const asked = found.rows("passages").filter(({ period }) => period === OPEN);
  const outcomes = new Map<string, string | null>();
  for (const row of found.rows("passages_contrats"))
    outcomes.set(settledContract(row["passage_id"] ?? "", row["contrat_id"] ?? ""), row["outcome"] ?? null);
  for (const step of STEPS) {
    const own = asked.filter((one) => one["step"] === step);
    if (own.length > 1) faults.push(`${own.length} passages of ${step} where one was asked`);
    if (own.length === 0 && told.includes(`passage ${step}`))
      faults.push(`the passage of ${step} told is gone`);
  }
  for (const what of told)
    if (what.startsWith("contract ") && (outcomes.get(what) ?? null) === null)
      faults.push(`the outcome told of ${what} is gone`);
  for (const { id } of found.rows("contrats")) {
    const settled = asked.map((one) => outcomes.get(settledContract(one["id"] ?? "", id ?? "")) ?? null);
    if (settled.includes("problème")) faults.push(`the month of ${id} could not be done`);
    const month = found.rows("mois").find((one) => one["contrat_id"] === id && one["period"] === OPEN);
    const far = STATUSES.indexOf(month?.["status"] ?? "ouvert");
    const done = settled.filter((outcome) => outcome !== null).length;
    if (far !== done) faults.push(`the month of ${id} is ${month?.["status"]} after ${done} steps`);
    const entries = found.rows("ecritures").filter((entry) => entry["mois_id"] === month?.["id"]).length;
    if (month !== undefined && entries > 0 !== (far === 3))
      faults.push(`the month of ${id} is ${month["status"]} with ${entries} entries`);
  }
  return faults;
}
