import type { Services } from "@bareme/server";
import { startPassage } from "@bareme/use-cases";
import { actorOf, ADMINISTRATOR, AS_OF, COMPANY, OPEN } from "./base/names.ts";
import { valueOf } from "./base/value-of.ts";
import { pairOf, type Campaign } from "./campaign.ts";
import { chanceOf } from "./chance.ts";
import { dumpOf, type Dump } from "./check/dump.ts";
import { differences, projectionOf } from "./check/projection.ts";
import { wholeFaults } from "./check/whole-faults.ts";
import { passOver } from "./deeds/passage.ts";
import { withServices } from "./services.ts";
import type { Moment } from "./victim-process.ts";

/** What came of two processes that closed one month at once. */
export interface Duel {
  readonly seed: number;
  readonly how: string;
  readonly killed: boolean;
  readonly faults: readonly string[];
}

/** By turns: both work on one passage, or each is asked for its own; and one of them is killed in the middle, or none. */
const KINDS = [
  { asks: false, kills: false },
  { asks: true, kills: false },
  { asks: false, kills: true },
  { asks: true, kills: true },
  { asks: true, kills: true },
] as const;

export const DUEL_KINDS = KINDS.length;

/** Two processes on one PostgreSQL close a month that is validated, at the same time. */
export async function playDuel({ ground, stable, undisturbed }: Campaign, seed: number): Promise<Duel> {
  const { asks, kills } = KINDS[seed % KINDS.length] ?? KINDS[0];
  const { lines } = await undisturbed(pairOf("passage", "PostgreSQL"));
  const { place, remove } = await ground.copyValidated();
  const first = stable.take();
  const second = stable.take();
  if (!asks) await askOnce(place);
  const moment: Moment = kills ? { is: "told", count: chanceOf(seed).between(2, 6) } : { is: "never" };
  const order = { place, work: "cloture", asks } as const;
  const close = (services: Services): Promise<void> =>
    passOver(services, { steps: ["cloture"], asks: "never" }, () => undefined);
  const struck = first.obey(order, moment).then(async ({ killed: died }) => {
    // Another process starts in its stead, and takes up what it left.
    if (died) await withServices(place, close);
    return died;
  });
  const [killed] = await Promise.all([struck, second.obey(order, { is: "never" })]);
  stable.refill(2);
  const faults = await withServices(place, async (services) => {
    await close(services);
    const end = await dumpOf(services.store);
    return [
      ...differences(besidePassages(projectionOf(end, ground.departure)), besidePassages(lines)),
      ...outcomeFaults(end),
      ...(await wholeFaults(services, end)),
    ];
  });
  await remove();
  const how = `${asks ? "two passages" : "one passage"}${kills ? ", one process killed" : ""}`;
  return { seed, how, killed, faults };
}

async function askOnce(place: Parameters<typeof withServices>[0]): Promise<void> {
  await withServices(place, async (services) => {
    const actor = await actorOf(services, ADMINISTRATOR, COMPANY);
    valueOf(await startPassage(services.payroll, actor, { step: "cloture", period: OPEN, asOf: AS_OF }));
  });
}

/** Two people may ask; what is done for it is done once. */
function besidePassages(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line) =>
      !line.startsWith("passages ") &&
      !line.startsWith("passages_contrats ") &&
      !(line.startsWith("journal ") && line.includes('"action":"passage"')),
  );
}

/** Over all the passages that closed the month, each contract was done once and found so by the others. */
function outcomeFaults(end: Dump): readonly string[] {
  const closing = new Set(
    end
      .rows("passages")
      .filter(({ step, period }) => step === "cloture" && period === OPEN)
      .map(({ id }) => id),
  );
  return end.rows("contrats").flatMap(({ id }) => {
    const outcomes = end
      .rows("passages_contrats")
      .filter((row) => row["contrat_id"] === id && closing.has(row["passage_id"] ?? null))
      .map(({ outcome }) => outcome);
    const done = outcomes.filter((outcome) => outcome === "fait").length;
    const found = outcomes.filter((outcome) => outcome === "inchangé").length;
    return done === 1 && done + found === closing.size
      ? []
      : [`the closings of ${id} came to ${outcomes.join(", ")}`];
  });
}
