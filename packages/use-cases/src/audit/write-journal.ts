import { canonicalJson, sha256Hex, type JsonValue } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { Clock } from "../ports/services.ts";
import type { JournalEntry } from "../ports/journal-store.ts";
import type { UnitOfWork } from "../ports/store.ts";

/** Where the chain of a tenant begins. */
export const FIRST_LINK = "0".repeat(64);

export interface Change {
  readonly action: string;
  readonly target: string;
  /** What changed; never a secret, a NIR or a password. */
  readonly data: JsonValue;
}

/** Adds a change to the tenant's journal, chained to the one before it, in the transaction of the change itself. */
export async function writeJournal(
  unit: Pick<UnitOfWork, "journal">,
  { actor, clock }: { readonly actor: Actor | null; readonly clock: Clock },
  { action, target, data }: Change,
): Promise<void> {
  const last = await unit.journal.last();
  const link = {
    at: clock.now(),
    utilisateurId: actor?.utilisateurId ?? null,
    action,
    target,
    data: canonicalJson(data),
    previousHash: last?.hash ?? FIRST_LINK,
  };
  await unit.journal.add({ ...link, hash: hashOfEntry(link) });
}

/** SHA-256 of an entry's canonical JSON, the hash of the entry before it included. */
export function hashOfEntry(link: Omit<JournalEntry, "hash">): string {
  const { at, utilisateurId, action, target, data, previousHash } = link;
  return sha256Hex(canonicalJson({ at, utilisateurId, action, target, data, previousHash }));
}
