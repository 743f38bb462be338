/** Told of what goes wrong beside any transaction. */
export type OnError = (error: Error) => void;

/** The embedded database could not be cleaned: it goes on, more slowly the longer this lasts. */
class DatabaseUncleaned extends Error {
  override readonly name = "DatabaseUncleaned";

  constructor(cause: unknown) {
    super("the embedded database could not be cleaned", { cause });
  }
}

const FIRST = 500;
const MOST_BETWEEN = 20_000;

/**
 * What autovacuum does on a server. The embedded database has no process for it: without statistics it comes to read whole tables for one row, and the more
 * the fuller they are. Told after each transaction; cleans after the 500th, then each time that as many more have passed, and at least every 20 000.
 */
export function keptUp(clean: () => Promise<unknown>, onError: OnError): () => Promise<void> {
  let transactions = 0;
  let next = FIRST;
  return async () => {
    transactions += 1;
    if (transactions < next) return;
    next = transactions + Math.min(transactions, MOST_BETWEEN);
    // The transaction is written already: what only makes the next ones faster does not fail it. It is told, for it may fail each time, on a full disk say.
    await clean().catch((cause: unknown) => onError(new DatabaseUncleaned(cause)));
  };
}
