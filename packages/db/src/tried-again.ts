import { sqlStateOf } from "./sql-state.ts";

/** Deadlock, serialization failure: nothing was wrong but the moment, and nothing is left of the transaction. */
const ENDED_FOR_ANOTHER: readonly (string | undefined)[] = ["40P01", "40001"];

/** Each time one of two at least goes through; whoever is still in the way after that is no accident. */
const MOST_TRIES = 5;

/** Runs a transaction again from its start when PostgreSQL ended it so that another could go on. Its work is a function of the database alone. */
export async function triedAgain<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === MOST_TRIES || !ENDED_FOR_ANOTHER.includes(sqlStateOf(error))) throw error;
    }
  }
}
