import type { Result } from "@bareme/kernel";
import type { Simulation, WhatIf } from "@bareme/payroll";
import type { Stack } from "../payroll/deps.ts";
import type { OnProgress } from "../rules/deps.ts";

/** Today and now come in, so that a use case can be played at any time. */
export interface Clock {
  /** ISO date, `2026-11-22`. */
  readonly today: () => string;
  /** ISO instant, UTC. */
  readonly now: () => string;
}

/** Signs releases. The private key stays where it is kept; `keyId` is the fingerprint of its public half. */
export interface Signer {
  readonly keyId: string;
  readonly sign: (text: string) => string;
  readonly verify: (text: string, signature: string, keyId: string) => boolean;
}

/** Encrypts what must not be read in the tables (NIR). */
export interface Vault {
  readonly encrypt: (text: string) => string;
  readonly decrypt: (text: string) => string;
}

/** Passwords, slow on purpose. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Without a hash, or with one that no password has: false, and as slow, so that the time taken does not tell who has an account. */
  readonly verify: (hash: string | undefined, password: string) => Promise<boolean>;
  /** One that nobody guesses, to be told once to its user. */
  readonly make: () => string;
}

/** Unguessable tokens of sessions. */
export interface Tokens {
  readonly make: () => string;
  readonly hash: (token: string) => string;
}

/** Who follows long work, and when they leave: then it may end, for nobody reads what comes of it. */
export interface Watched {
  /** Told how far the work is; it goes no further when this fails. */
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Computes suppositions apart from whoever serves others: a search takes thousands of evaluations. It is bounded in time and in number at once, and says so
 * as a problem. Rejects when its listener leaves.
 */
export interface Simulator {
  readonly run: (simulation: Simulation, rules: Stack, watched: Watched) => Promise<Result<WhatIf>>;
}

/** Some contracts of a passage, to be worked on by whichever process takes them. */
export interface PassageJob {
  readonly societeId: string;
  readonly passageId: string;
  readonly contratIds: readonly string[];
}

/** Hands jobs to the processes that work on them. A job may come twice, and after a crash it may have to be sent again. */
export interface Queue {
  readonly send: (jobs: readonly PassageJob[]) => Promise<void>;
}
