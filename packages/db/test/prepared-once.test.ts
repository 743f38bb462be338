import { randomUUID } from "node:crypto";
import { makeDatabase } from "@bareme/local-postgres";
import { sql } from "drizzle-orm";
import { expect, inject, it } from "vitest";
import { openDatabase } from "../src/database.ts";

it("a server prepares a statement once for each connection, whatever its values", async () => {
  const url = await makeDatabase(inject("server"), `bareme_${randomUUID()}`, inject("template"));
  const database = await openDatabase({ url });
  try {
    const ask = (given: string) =>
      database.asOwner((queries) => queries.execute(sql`SELECT ${given}::text AS given`));
    const answers = [await ask("a"), await ask("b")];
    expect(answers).toMatchObject([{ rows: [{ given: "a" }] }, { rows: [{ given: "b" }] }]);
    const prepared = sql`SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%AS given'`;
    expect(await database.asOwner((queries) => queries.execute(prepared))).toMatchObject({
      rows: [{ statement: "SELECT $1::text AS given" }],
    });
  } finally {
    await database.close();
  }
});
