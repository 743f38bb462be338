import type { Clock, Signer } from "../ports/services.ts";
import type { Store } from "../ports/store.ts";
import type { Compiler } from "./compiler.ts";

/** What the use cases of rules work with. */
export interface RuleDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly compiler: Compiler;
}

/** Told after each step of long work; awaited, so that a server may serve others in between. */
export type OnProgress = (done: number, total: number) => void | Promise<void>;
