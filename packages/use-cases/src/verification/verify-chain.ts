import { FIRST_LINK, hashOfEntry } from "../audit/write-journal.ts";
import type { JournalEntry } from "../ports/journal-store.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";

export type ReadEntry = JournalEntry & { readonly id: number };

/** Goes through a tenant's journal in order: gives what was changed or taken out, and tells each entry to `hear`. */
export async function* chainFaults(
  entries: AsyncIterable<ReadEntry>,
  hear: (entry: ReadEntry) => void,
): AsyncGenerator<Tampered> {
  let previous = FIRST_LINK;
  for await (const entry of entries) {
    const target = String(entry.id);
    if (hashOfEntry(entry) !== entry.hash)
      yield tamperedWith("journal", target, "L'écriture a changé depuis qu'elle a été faite.");
    if (entry.previousHash !== previous)
      yield tamperedWith(
        "journal",
        target,
        "L'écriture ne suit pas celle qui la précède : il en manque, ou l'ordre a changé.",
      );
    previous = entry.hash;
    hear(entry);
  }
}
