import type { JobQueue, TableStore } from "@bareme/db";
import {
  createCompiler,
  createPlanOf,
  type AccessDeps,
  type PassageDeps,
  type RuleDeps,
  type WhatIfDeps,
} from "@bareme/use-cases";
import { systemClock } from "./adapters/clock.ts";
import { argon2Passwords } from "./adapters/passwords.ts";
import { openSigner } from "./adapters/signer.ts";
import { threadSimulator } from "./adapters/simulator.ts";
import { randomTokens } from "./adapters/tokens.ts";
import { openVault } from "./adapters/vault.ts";
import { refuseStrangeKey } from "./adapters/strange-key.ts";
import { openStoreOf, openStoreThere, type OnError } from "./opening.ts";
import { keyFilesOf, type ServerPlace } from "./place.ts";

/** The store, the queue and the services, opened: what every process of a server works with. */
export interface Services {
  readonly store: TableStore;
  readonly queue: JobQueue;
  readonly access: AccessDeps;
  readonly rules: RuleDeps;
  readonly payroll: PassageDeps & WhatIfDeps;
  /** Lets the job at hand end, then closes everything. */
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  readonly place: ServerPlace;
  /** Written into the lock of each payslip. */
  readonly engineVersion: string;
  readonly onError: OnError;
  /** True for what works on data that a server has begun: it makes neither a database nor keys, which would be others than the server's. */
  readonly mustBeThere?: boolean;
}

/** Opens the services of a place. Throws what `startProblem` tells in French. */
export async function openServices({
  place,
  engineVersion,
  onError,
  mustBeThere = false,
}: ServiceOptions): Promise<Services> {
  const store = await (mustBeThere ? openStoreThere(place, onError) : openStoreOf(place, onError));
  try {
    const keys = keyFilesOf(place);
    // Keys are made once, before anybody has an account: later a new one would open nothing of what is kept.
    const mayMake = !mustBeThere && (await store.access.countUsers()) === 0;
    const signer = openSigner({ file: keys.signature, mayMake });
    const vault = openVault({ file: keys.vault, mayMake });
    await refuseStrangeKey(store, signer, keys.signature);
    const clock = systemClock();
    const rules: RuleDeps = { store, clock, signer, compiler: createCompiler() };
    const queue = await store.openQueue(onError);
    const simulator = threadSimulator();
    return {
      store,
      queue,
      access: { store, clock, passwords: await argon2Passwords(), tokens: randomTokens() },
      rules,
      payroll: { store, clock, vault, queue, engineVersion, planOf: createPlanOf(rules), simulator },
      close: async () => {
        await simulator.close();
        await queue.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
