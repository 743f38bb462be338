import { drawBlows } from "./blow.ts";
import { chanceOf } from "./chance.ts";
import { openGround, type Ground } from "./ground.ts";
import { PAIRS, type Pair } from "./pair.ts";
import { openStable, type Stable } from "./stable.ts";
import { strikeDown, type Strike, type Struck } from "./strike.ts";
import { runUndisturbed, type Undisturbed } from "./undisturbed.ts";

export interface Campaign {
  readonly ground: Ground;
  readonly stable: Stable;
  readonly undisturbed: (pair: Pair) => Promise<Undisturbed>;
  readonly strike: (pair: Pair, strike: Strike) => Promise<Struck>;
  /** One deed struck down, all of it drawn from the seed: consecutive seeds go through all pairs. */
  readonly play: (seed: number) => Promise<Struck>;
  readonly close: () => Promise<void>;
}

/** How often what came of a kill is also saved and restored. */
const RESTORES = 0.15;

export async function openCampaign(): Promise<Campaign> {
  const ground = await openGround();
  const stable = openStable();
  const runs = new Map<Pair, Promise<Undisturbed>>();
  const undisturbed: Campaign["undisturbed"] = (pair) => {
    const run = runs.get(pair) ?? runUndisturbed(ground, pair);
    runs.set(pair, run);
    return run;
  };
  const strike: Campaign["strike"] = async (pair, how) =>
    strikeDown({ ground, stable, run: await undisturbed(pair) }, pair, how);
  return {
    ground,
    stable,
    undisturbed,
    strike,
    play: async (seed) => {
      const pair = pairAt(seed);
      const chance = chanceOf(seed);
      const blows = drawBlows(chance, pair.database, await undisturbed(pair));
      return strike(pair, { blows, restores: chance.share() < RESTORES });
    },
    close: async () => {
      await stable.close();
      ground.close();
    },
  };
}

function pairAt(seed: number): Pair {
  const pair = PAIRS[seed % PAIRS.length];
  if (pair === undefined) throw new Error(`no pair for ${seed}`);
  return pair;
}

/** The pair of a deed and a database, the very one under which its undisturbed run is kept. */
export function pairOf(deed: Pair["deed"], database: Pair["database"]): Pair {
  const pair = PAIRS.find((one) => one.deed === deed && one.database === database);
  if (pair === undefined) throw new Error(`no pair of ${deed} on ${database}`);
  return pair;
}
