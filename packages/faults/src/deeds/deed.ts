import type { Services } from "@bareme/server";
import type { Dump } from "../check/dump.ts";

/** Says what is done for good: whoever hears it may count on it. */
export type Tell = (what: string) => void;

/** What a killed process left, beside the state it began from and the one it was to reach. */
export interface Left {
  readonly found: Dump;
  readonly departure: Dump;
  readonly end: Dump;
  /** What it had told before it died. */
  readonly told: readonly string[];
}

/** A piece of work as a server does it. */
export interface Deed {
  /** Does it to its end; on what an earlier process left, carries on. */
  readonly run: (services: Services, tell: Tell) => Promise<void>;
  /** What should not be in what a killed process left: something told that is gone, or something half done. */
  readonly faultsLeft: (left: Left) => readonly string[];
}
