import { spawnVictim, type Victim } from "./victim-process.ts";

/** Processes to be killed, the next ones loading their code while the last one's remains are looked at. */
export interface Stable {
  readonly take: () => Victim;
  /** Called when the machine has time to load so many. */
  readonly refill: (count: number) => void;
  readonly close: () => Promise<void>;
}

export function openStable(): Stable {
  const waiting: Victim[] = [];
  return {
    take: () => waiting.shift() ?? spawnVictim(),
    refill: (count) => {
      while (waiting.length < count) waiting.push(spawnVictim());
    },
    close: async () => {
      for (const victim of waiting.splice(0)) await victim.dismiss();
    },
  };
}
