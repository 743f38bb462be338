import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { NumberedEntry } from "../ports/journal-store.ts";
import type { Store } from "../ports/store.ts";
import { admit } from "../rules/input.ts";

const MOST_ENTRIES = 100;

export const listJournalInput = z.strictObject({
  /** The entries made before this one; absent for the last ones. */
  before: z.int().min(0).exactOptional(),
  limit: z.int().min(1).max(MOST_ENTRIES).default(MOST_ENTRIES),
});

export interface JournalPage {
  /** Newest first. */
  readonly entries: readonly NumberedEntry[];
  /** What to ask under `before` for the page of older ones; null when there are none. */
  readonly next: number | null;
}

/** Who changed what, and when, page by page, the newest first: the journal of the actor's tenant. */
export async function listJournal(
  { store }: { readonly store: Pick<Store, "inTenant"> },
  actor: Actor,
  input: z.input<typeof listJournalInput>,
): Promise<Result<JournalPage>> {
  const admitted = admit(actor, "administer", listJournalInput, input);
  if (!admitted.ok) return admitted;
  const { before, limit } = admitted.value;
  // One more than asked tells whether there is another page.
  const found = await store.inTenant(actor.societeId, ({ journal }) => journal.newest(limit + 1, before));
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return success({ entries, next: found.length > limit && last !== undefined ? last.id : null });
}
