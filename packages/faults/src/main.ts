import { parseArgs } from "node:util";
import { openCampaign, type Campaign } from "./campaign.ts";
import { playDuel, type Duel } from "./duel.ts";
import { reportToText } from "./report.ts";
import type { Struck } from "./strike.ts";

const KILLS = "200";
const DUELS = "20";

/**
 * `pnpm faults [--kills 200] [--duels 20] [--seed 1]`. Each kill and each duel has a seed of its own, counted from the one given, and is played again by
 * it: `--kills 1 --duels 0 --seed n`.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: KILLS },
      duels: { type: "string", default: DUELS },
      seed: { type: "string", default: "1" },
    },
  });
  const [kills, duels, seed] = [values.kills, values.duels, values.seed].map(countOf);
  if (kills === undefined || duels === undefined || seed === undefined) {
    process.stderr.write("--kills, --duels and --seed are whole numbers, as in « pnpm faults --kills 20 »\n");
    return 2;
  }
  say("the state of departure, on both databases");
  const campaign = await openCampaign();
  try {
    const struck = await playAll(campaign, seed, kills);
    const duelled = await duelAll(campaign, seed, duels);
    say(reportToText(struck, duelled));
    return [...struck, ...duelled].some(({ faults }) => faults.length > 0) ? 1 : 0;
  } finally {
    await campaign.close();
  }
}

async function playAll(campaign: Campaign, seed: number, kills: number) {
  const all: (Struck & { readonly seed: number })[] = [];
  for (let index = 0; index < kills; index += 1) {
    const one = { seed: seed + index, ...(await campaign.play(seed + index)) };
    all.push(one);
    const { deed, database, blows, killed, faults } = one;
    const what = `${deed} on ${database}, ${killed ? "killed" : "over before it was killed"} ${blows}`;
    say(`${index + 1}/${kills} seed ${one.seed}: ${what}: ${faults.length === 0 ? "good" : "FAULTS"}`);
    for (const fault of faults) say(`    ${fault}`);
  }
  return all;
}

async function duelAll(campaign: Campaign, seed: number, duels: number): Promise<readonly Duel[]> {
  const all: Duel[] = [];
  for (let index = 0; index < duels; index += 1) {
    const duel = await playDuel(campaign, seed + index);
    all.push(duel);
    const good = duel.faults.length === 0 ? "good" : "FAULTS";
    say(`duel ${index + 1}/${duels} seed ${duel.seed}: ${duel.how}: ${good}`);
    for (const fault of duel.faults) say(`    ${fault}`);
  }
  return all;
}

function countOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main();
