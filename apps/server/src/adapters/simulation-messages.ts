import type { Result } from "@bareme/kernel";
import type { Simulation, WhatIf } from "@bareme/use-cases";

/** What the server says to the thread that computes suppositions: a question by the hash of its rules, then these when the thread asks for them. */
export type ToThread =
  | { readonly kind: "simulate"; readonly simulation: Simulation; readonly planHash: string }
  | { readonly kind: "plan"; readonly planHash: string; readonly plan: string };

/** What the thread says: that it does not have the rules, how far it is, and the answer. */
export type FromThread =
  | { readonly kind: "plan wanted" }
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly answer: Result<WhatIf> };
