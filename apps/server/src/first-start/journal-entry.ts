import {
  writeJournal,
  type Actor,
  type Change,
  type Clock,
  type JournalEntry,
  type Store,
  type UnitOfWork,
} from "@bareme/use-cases";

const ENTRIES_AT_ONCE = 1000;

/** The first entry of an action in a tenant's journal. What a first start writes stands at its beginning, so little is read. */
export async function firstEntry(
  { journal }: Pick<UnitOfWork, "journal">,
  action: string,
): Promise<JournalEntry | undefined> {
  for (let after = 0; ;) {
    const page = await journal.list(after, ENTRIES_AT_ONCE);
    const found = page.find((entry) => entry.action === action);
    const last = page.at(-1);
    if (found !== undefined || last === undefined || page.length < ENTRIES_AT_ONCE) return found;
    after = last.id;
  }
}

/** Says in the journal, once, that a part of the first start is over. */
export async function markEnded(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  actor: Actor,
  change: Change,
): Promise<void> {
  await store.inTenant(actor.societeId, async (unit) => {
    // Another process that starts on the same data waits here until the transaction ends.
    await unit.journal.last();
    if ((await firstEntry(unit, change.action)) === undefined)
      await writeJournal(unit, { actor, clock }, change);
  });
}
