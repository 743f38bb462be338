import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Place, type TableStore } from "@bareme/db";
import type { Result } from "@bareme/kernel";
import {
  createCompiler,
  createPlanOf,
  type AccessDeps,
  type Clock,
  type JournalEntry,
  type PayrollDeps,
  type RuleDeps,
  type Store,
} from "@bareme/use-cases";
import { argon2Passwords } from "../../src/adapters/passwords.ts";
import { openSigner } from "../../src/adapters/signer.ts";
import { randomTokens } from "../../src/adapters/tokens.ts";
import { openVault } from "../../src/adapters/vault.ts";

export const ROOT = join(import.meta.dirname, "../../../..");
export const RULES = join(ROOT, "rules");
export const EXAMPLE = join(ROOT, "examples/societe-exemple");

/** The example is of this day: November 2026 is under way. */
const clock: Clock = { today: () => "2026-11-22", now: () => "2026-11-22T09:00:00.000Z" };

export interface FirstWorld {
  readonly store: TableStore;
  readonly access: AccessDeps;
  readonly rules: RuleDeps;
  readonly payroll: PayrollDeps;
  /** The same services on another store: one that fails, say. */
  readonly on: (store: Store) => Pick<FirstWorld, "access" | "rules" | "payroll">;
  readonly close: () => Promise<void>;
}

/** An empty data folder with the real services but the clock. */
export async function firstWorld(): Promise<FirstWorld> {
  const data = mkdtempSync(join(tmpdir(), "bareme-premier-"));
  const world = await worldAt(data, { folder: join(data, "base") });
  return {
    ...world,
    close: async () => {
      await world.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The services of one process on a data folder, which holds their keys, and on a database. */
export async function worldAt(data: string, place: Place): Promise<FirstWorld> {
  const store = await openStore(place);
  const signer = openSigner({ file: join(data, "signature.pem"), mayMake: true });
  const vault = openVault({ file: join(data, "coffre.key"), mayMake: true });
  const passwords = await argon2Passwords();
  const compiler = createCompiler();
  const on = (over: Store) => {
    const rules: RuleDeps = { store: over, clock, signer, compiler };
    const payroll = { store: over, clock, vault, planOf: createPlanOf(rules), engineVersion: "1.0.0-test" };
    return { access: { store: over, clock, passwords, tokens: randomTokens() }, rules, payroll };
  };
  return { store, ...on(store), on, close: store.close };
}

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ code, message }) => `${code} ${message}`).join("\n"));
}

export async function tenantIds({ access }: Store): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await access.societes()).map(({ slug, id }) => [slug, id]));
}

export async function journalOf(store: Store, slug: string): Promise<readonly JournalEntry[]> {
  const id = (await tenantIds(store))[slug] ?? "";
  return store.inTenant(id, ({ journal }) => journal.list());
}
