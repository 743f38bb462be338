import type { ServerPlace, Services } from "@bareme/server";
import { blowToText, type Blow } from "./blow.ts";
import { dumpOf } from "./check/dump.ts";
import { differences, projectionOf } from "./check/projection.ts";
import { restoreFaults } from "./check/restore-faults.ts";
import { wholeFaults } from "./check/whole-faults.ts";
import { DEEDS, type DeedName } from "./deeds/deeds.ts";
import type { Ground } from "./ground.ts";
import type { Pair } from "./pair.ts";
import { withServices } from "./services.ts";
import type { Stable } from "./stable.ts";
import type { Undisturbed } from "./undisturbed.ts";

/** What came of a deed that was struck down. */
export interface Struck extends Pair {
  readonly blows: string;
  /** False when the work had ended before. */
  readonly killed: boolean;
  readonly faults: readonly string[];
}

export interface Scene {
  readonly ground: Ground;
  readonly stable: Stable;
  readonly run: Undisturbed;
}

export interface Strike {
  readonly blows: readonly Blow[];
  /** Whether the end is also saved, restored elsewhere, and its balances compared. */
  readonly restores?: boolean;
  /** The process is made to write apart what belongs together: the checks must find it. */
  readonly tears?: boolean;
  /** Changes what the killed process left: the checks must find it. */
  readonly tampers?: (place: ServerPlace) => Promise<void>;
}

/** Lets a process of its own do a deed on a copy, kills it, starts the deed again here until it ends, and checks what was left and what came of it. */
export async function strikeDown(scene: Scene, pair: Pair, strike: Strike): Promise<Struck> {
  const { place, remove } = await scene.ground.copy(pair.database);
  const blows = strike.blows.map(blowToText).join(", then ");
  try {
    const { killed, told } = await fall(scene, pair, place, strike);
    await strike.tampers?.(place);
    const faults = await faultsAfter(scene, pair, place, told, strike.restores ?? false);
    return { ...pair, blows, killed, faults };
  } catch (error) {
    // A process that fails by itself, a place that does not open any more: what a campaign is there to find.
    return { ...pair, blows, killed: true, faults: [messageOf(error)] };
  } finally {
    await remove();
  }
}

async function fall(
  { ground, stable }: Scene,
  { deed }: Pair,
  place: ServerPlace,
  { blows, tears = false }: Strike,
): Promise<{ readonly killed: boolean; readonly told: readonly string[] }> {
  const told: string[] = [];
  let killed = false;
  for (const { moment, diesAfter, fells } of blows) {
    const died = await stable.take().obey({ place, work: deed, diesAfter, tears }, moment);
    if (fells) ground.crashServer();
    stable.refill(1);
    told.push(...died.told);
    killed ||= died.killed;
  }
  return { killed, told };
}

function faultsAfter(
  { ground, run }: Scene,
  { deed }: Pair,
  place: ServerPlace,
  told: readonly string[],
  restores: boolean,
): Promise<readonly string[]> {
  const { departure } = ground;
  return withServices(place, async (services) => {
    const found = await dumpOf(services.store);
    const half = DEEDS[deed].faultsLeft({ found, departure, end: run.end, told });
    const stopped = await carryOn(services, deed);
    const end = await dumpOf(services.store);
    return [
      ...half,
      ...stopped,
      ...differences(projectionOf(end, departure), run.lines),
      ...(await wholeFaults(services, end)),
      ...(restores ? await restoreFaults(ground, services) : []),
    ];
  });
}

/** Far more than a restart takes on a slow machine. */
const MOST_MS = 120_000;

/** Starts the deed again, as a process that starts does; what keeps it from its end is a fault. */
async function carryOn(services: Services, deed: DeedName): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it does not come to an end")), MOST_MS);
  });
  try {
    await Promise.race([DEEDS[deed].run(services, () => undefined), late]);
    return [];
  } catch (error) {
    return [`the restart: ${messageOf(error)}`];
  } finally {
    clearTimeout(timer);
  }
}

/** With what caused it: a campaign may not see it again. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}
