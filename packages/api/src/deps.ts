import type { AccessDeps, PassageDeps, RuleDeps, WhatIfDeps } from "@bareme/use-cases";

/** What the procedures work with. */
export interface ApiDeps {
  readonly access: AccessDeps;
  readonly rules: RuleDeps;
  readonly payroll: PassageDeps & WhatIfDeps;
  /** Slows down whoever tries passwords. */
  readonly attempts: Attempts;
}

/** Counts attempts to sign in under a key (an address, a machine). */
export interface Attempts {
  /** Seconds to wait before the next attempt; 0 when this one is allowed, which is then counted. */
  readonly count: (key: string) => Promise<number>;
  /** Takes one attempt back: it was right. */
  readonly giveBack: (key: string) => Promise<void>;
  /** Forgets a key: its owner has signed in. */
  readonly forget: (key: string) => Promise<void>;
}
