import { DEED_NAMES, type DeedName } from "./deeds/deeds.ts";
import { DATABASES, type DatabaseName } from "./ground.ts";

/** A deed on a database: what is killed. */
export interface Pair {
  readonly deed: DeedName;
  readonly database: DatabaseName;
}

export const PAIRS: readonly Pair[] = DEED_NAMES.flatMap((deed) =>
  DATABASES.map((database) => ({ deed, database })),
);
