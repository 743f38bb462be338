import type { AccessRows, AccessUnit } from "@bareme/use-cases";
import { sql } from "drizzle-orm";
import type { Database, Queries } from "../database.ts";
import { journalStore } from "./journal.ts";

/**
 * One transaction under two roles by turns: users and rights as the one that sees no tenant's rows, the journal as the one that sees a single tenant's.
 * So neither role has to be given what is the other's. Its members are awaited one after the other, for the role is the transaction's.
 */
export function accessUnit(
  queries: Queries,
  rowsOf: (asAccess: Database["asAccess"]) => AccessRows,
): AccessUnit {
  return {
    access: rowsOf(async (work) => {
      await become(queries, "bareme_access", "");
      return work(queries);
    }),
    journalOf: (societeId) => {
      const journal = journalStore({ queries, societeId });
      const asTenant = async <T>(work: () => Promise<T>): Promise<T> => {
        await become(queries, "bareme_app", societeId);
        return work();
      };
      return {
        last: () => asTenant(() => journal.last()),
        add: (entry) => asTenant(() => journal.add(entry)),
        list: (after, limit) => asTenant(() => journal.list(after, limit)),
        newest: (limit, before) => asTenant(() => journal.newest(limit, before)),
        about: (target, limit) => asTenant(() => journal.about(target, limit)),
        authors: (exceptAction) => asTenant(() => journal.authors(exceptAction)),
      };
    },
  };
}

async function become(
  queries: Queries,
  role: "bareme_access" | "bareme_app",
  societeId: string,
): Promise<void> {
  await queries.execute(
    sql`SELECT set_config('bareme.societe', ${societeId}, true), set_config('role', ${role}, true)`,
  );
}
