import type { Chance } from "./chance.ts";
import type { DatabaseName } from "./ground.ts";
import type { Undisturbed } from "./undisturbed.ts";
import type { Moment } from "./victim-process.ts";

/** When a process dies, and what falls with it. */
export interface Blow {
  /** Killed from outside, at a moment. */
  readonly moment: Moment;
  /** Killed by itself after so many calls to the store, which is the same place at each play. */
  readonly diesAfter: number | null;
  /** The database server falls too. */
  readonly fells: boolean;
}

/** A process that has just started runs the same code about so many times slower than one that ran it before. */
const COLD = 1.5;

/** How often the server falls with the process, and how often the process that carries on is killed too. */
const FELLS = 0.3;
const TWICE = 0.2;

/** One blow, now and then two. */
export function drawBlows(chance: Chance, database: DatabaseName, run: Undisturbed): readonly Blow[] {
  const first = drawBlow(chance, database, run);
  return chance.share() < TWICE ? [first, drawBlow(chance, database, run)] : [first];
}

/** Half of the blows fall on a call, inside a transaction or just behind it; the others on any moment, or right after something was told. */
function drawBlow(chance: Chance, database: DatabaseName, { calls, told, ms }: Undisturbed): Blow {
  const fells = database === "PostgreSQL" && chance.share() < FELLS;
  const kind = chance.share();
  if (kind < 0.5) return { moment: { is: "never" }, diesAfter: chance.between(1, calls.length), fells };
  const moment: Moment =
    kind < 0.75
      ? { is: "time", ms: chance.between(0, Math.ceil(ms * COLD)) }
      : { is: "told", count: chance.between(1, told.length) };
  return { moment, diesAfter: null, fells };
}

export function blowToText({ moment, diesAfter, fells }: Blow): string {
  const outside =
    moment.is === "time"
      ? `after ${moment.ms} ms`
      : moment.is === "told"
        ? `once it told ${moment.count} things`
        : "never";
  const when = diesAfter === null ? outside : `after ${diesAfter} calls`;
  return fells ? `${when}, with the server` : when;
}
