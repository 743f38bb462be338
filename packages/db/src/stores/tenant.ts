import type { Queries } from "../database.ts";

/** One tenant's transaction. Searches need no tenant: row-level security shows its rows only; rows that are added name it. */
export interface Tenant {
  readonly queries: Queries;
  readonly societeId: string;
}
