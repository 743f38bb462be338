import { dumpOf, type Dump } from "./check/dump.ts";
import { projectionOf } from "./check/projection.ts";
import { DEEDS } from "./deeds/deeds.ts";
import type { Ground } from "./ground.ts";
import type { Pair } from "./pair.ts";
import { withServices } from "./services.ts";
import { watchedServices } from "./watched.ts";

/** A deed that nobody disturbs: the places in it where one may, and the end that is to be found again after each kill. */
export interface Undisturbed {
  readonly calls: readonly string[];
  readonly told: readonly string[];
  readonly ms: number;
  readonly end: Dump;
  /** What the end says. */
  readonly lines: readonly string[];
}

/** Done here, not in a process of its own: what counts is where it ends, and what it calls on its way. */
export async function runUndisturbed(ground: Ground, { deed, database }: Pair): Promise<Undisturbed> {
  const { place, remove } = await ground.copy(database);
  try {
    const start = performance.now();
    const calls: string[] = [];
    const told: string[] = [];
    return await withServices(place, async (services) => {
      const watched = watchedServices(services, {
        onCall: (name) => void calls.push(name),
        onSettled: (what) => void told.push(what),
        tears: false,
      });
      await DEEDS[deed].run(watched, (what) => void told.push(what));
      const ms = performance.now() - start;
      const end = await dumpOf(services.store);
      return { calls, told, ms, end, lines: projectionOf(end, ground.departure) };
    });
  } finally {
    await remove();
  }
}
