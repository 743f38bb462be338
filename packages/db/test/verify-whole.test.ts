import { sha256Hex } from "@bareme/kernel";
import { verifyWhole, type VerifiedWhole } from "@bareme/use-cases";
import { sql, type SQL } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Queries } from "../src/database.ts";
import { corrections, ecritures, journal, mois, plans, releases } from "../src/schema/index.ts";
import { wholeOf } from "../src/whole.ts";
import { onEachDatabase } from "./each-database.ts";
import type { World } from "./use-cases/payroll-world.ts";
import {
  anotherValue,
  coveredColumns,
  FREE,
  PARTS,
  tableNames,
  UNVERIFIED,
  VERIFIED,
} from "./verify-columns.ts";
import { signer, verifiableWorld } from "./verify-world.ts";

type Found = VerifiedWhole["tampered"][number];

describe("what a verification covers", () => {
  it("is every table and column of the schema, but those that are listed with a reason", () => {
    const verified = VERIFIED.map(({ table }) => getTableConfig(table).name);
    expect([...verified, ...Object.keys(UNVERIFIED)].toSorted()).toEqual([...tableNames()].toSorted());
    const columns = VERIFIED.flatMap(({ table }) => {
      const { name, columns: all } = getTableConfig(table);
      return all.map((column) => `${name}.${column.name}`);
    });
    expect(Object.keys(FREE).filter((name) => !columns.includes(name))).toEqual([]);
  });
});

onEachDatabase("verification of the whole", (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await verifiableWorld(opened());
  }, 180_000);

  /** What is found once someone who owns the server has changed something, triggers off; all of it is undone. */
  const foundAfter = async (tamper: (queries: Queries) => Promise<unknown>): Promise<readonly Found[]> => {
    let found: readonly Found[] = [];
    const undone = new Error("undone");
    const tampered = world.database.asOwner(async (queries) => {
      await queries.execute(sql`SET LOCAL session_replication_role = replica`);
      await tamper(queries);
      found = (await verifyWhole(wholeOf(queries), signer)).tampered;
      throw undone;
    });
    await expect(tampered).rejects.toBe(undone);
    return found;
  };
  const foundBySql = (statement: SQL) => foundAfter((queries) => queries.execute(statement));
  const targets = (found: readonly Found[]): string => found.map(({ target }) => target).join("\n");

  it("finds nothing where nobody tampered, and tells how far it is", async () => {
    const steps = new Set<string>();
    const verified = await world.store.readWhole((whole) =>
      verifyWhole(whole, signer, (societe, step) => void steps.add(`${societe} ${step}`)),
    );
    expect(verified).toMatchObject({ societes: 3, releases: 2, plans: 1, months: 2, corrections: 1 });
    expect(verified).toMatchObject({ tampered: [], more: 0 });
    expect([...steps]).toEqual(expect.arrayContaining(["editeur releases", "deux-rives months"]));
  });

  it.each(coveredColumns().map((place) => [place.name, place] as const))(
    "finds and names a row whose %s was changed",
    async (_name, place) => {
      const to = anotherValue(place, world.stranger.societeId);
      const column = sql.identifier(place.column.name);
      const found = await foundBySql(sql`UPDATE ${place.table} SET ${column} = ${to} WHERE ${place.row}`);
      expect(targets(found)).toMatch(NAMED[getTableConfig(place.table).name] ?? /never/);
      for (const { message, remedy, societe } of found) {
        expect(message).toMatch(/^[A-ZÀÉ«].+\.$/su);
        expect(remedy).toContain("sauvegarde");
        expect(societe === null || ["editeur", "deux-rives", "autre"].includes(societe)).toBe(true);
      }
    },
  );

  it.each(PARTS)("finds that %s was changed", async (_part, change) => {
    expect(await foundBySql(change)).not.toEqual([]);
  });

  it.each(VERIFIED.map((one) => [getTableConfig(one.table).name, one] as const))(
    "finds that a row of %s was taken out",
    async (name, { table, row }) => {
      const found = await foundBySql(sql`DELETE FROM ${table} WHERE ${row}`);
      expect(targets(found)).toMatch(name === "plans" ? /2026-01/ : (GONE[name] ?? /never/));
    },
  );

  it("finds that the last release was taken out, though no number is missing", async () => {
    const found = await foundBySql(sql`DELETE FROM ${releases} WHERE number = 2`);
    expect(found).toMatchObject([{ what: "release", target: "law/essai#2", societe: "editeur" }]);
  });

  it.each([
    ["releases", () => copied(releases, { id: FRESH_ID, number: sql`9` }), "law/essai#9"],
    ["journal", () => copied(journal, { id: sql`id + 1000`, previous_hash: sql`'x'` }, ROW_OF_JOURNAL), "10"],
    ["plans", () => copied(plans, { hash: sql`'x'` }), "x"],
    [
      "mois",
      () => copied(mois, { id: FRESH_ID, period: sql`'2026-08'` }, sql`period = '2026-01'`),
      "2026-08",
    ],
    ["ecritures", () => copied(ecritures, { id: sql`id + 1000`, numero: sql`900` }, FIRST_ENTRY), "n° 900"],
    ["corrections", () => copied(corrections, { id: sql`id + 1000` }), "10"],
  ])("finds that a row of %s was added", async (_name, insert, target) => {
    expect(targets(await foundBySql(insert()))).toContain(target);
  });

  it("finds rows that belong to nobody", async () => {
    for (const { table, row } of VERIFIED) {
      const { name } = getTableConfig(table);
      const found = await foundBySql(sql`UPDATE ${table} SET societe_id = ${NOBODY}::uuid WHERE ${row}`);
      expect(found).toContainEqual(
        expect.objectContaining({ what: "ligne", target: expect.stringContaining(name), societe: null }),
      );
    }
  });

  it("finds ledger entries of a month that is open, or of none", async () => {
    for (const moisId of [sql`(SELECT id FROM ${mois} WHERE status <> 'clos')`, sql`${NOBODY}::uuid`]) {
      const found = await foundBySql(sql`UPDATE ${ecritures} SET mois_id = ${moisId} WHERE ${FIRST_ENTRY}`);
      expect(found.map(({ what }) => what).toSorted()).toEqual(["ecriture", "ligne"]);
    }
  });

  it("finds a month whose payslip was rewritten along with its lock, for the journal tells another", async () => {
    const found = await foundAfter(async (queries) => {
      const [month] = await queries
        .select()
        .from(mois)
        .where(sql`period = '2026-01'`);
      const document = (month?.document ?? "").replace(/"netAPayer":"[^"]*"/u, '"netAPayer":"9999.00"');
      expect(document).not.toBe(month?.document);
      const lock = sql`replace(lock, ${sha256Hex(month?.document ?? "")}, ${sha256Hex(document)})`;
      await queries.execute(
        sql`UPDATE ${mois} SET document = ${document}, lock = ${lock} WHERE period = '2026-01'`,
      );
    });
    const january = { what: "mois", target: expect.stringContaining("2026-01") };
    expect(found).toMatchObject([january, january]);
    expect(found[0]?.message).toContain("le journal dit la clôture d'un autre bulletin");
    expect(found[1]?.message).toContain("le journal dit sa clôture sous un autre verrou");
  });

  it.each(["period", "paymentDate", "asOf", "ruleSets", "plan", "request", "result"])(
    "finds a lock whose %s was changed",
    async (key) => {
      const found = await foundBySql(
        sql`UPDATE ${mois} SET lock = jsonb_set(lock::jsonb, ${`{${key}}`}, ${key === "ruleSets" ? "[]" : '"x"'})::text WHERE period = '2026-01'`,
      );
      expect(targets(found)).toContain("2026-01");
    },
  );

  it("finds books that hold something else than the account closes on: a month that counts twice", async () => {
    const { tampered } = await world.store.readWhole((whole) => {
      const twice = async function* (societeId: string) {
        for await (const month of whole.closedMonths(societeId)) {
          yield month;
          if (month.period === "2026-02") yield month;
        }
      };
      return verifyWhole({ ...whole, closedMonths: twice }, signer);
    });
    expect(tampered.length).toBeGreaterThan(0);
    for (const { what, target } of tampered)
      expect([what, target.slice(-7)]).toEqual(["ecriture", "2026-02"]);
  });

  it("goes on when texts are no JSON any more", async () => {
    const found = await foundAfter(async (queries) => {
      await queries.execute(sql`UPDATE ${releases} SET files = '{' WHERE number = 1`);
      await queries.execute(sql`UPDATE ${plans} SET plan = '{'`);
      await queries.execute(sql`UPDATE ${mois} SET lock = '[', document = 'x' WHERE period = '2026-01'`);
      await queries.execute(sql`UPDATE ${journal} SET data = '{'`);
      await queries.execute(sql`UPDATE ${corrections} SET facts = '{'`);
    });
    expect(new Set(found.map(({ what }) => what))).toEqual(
      new Set(["release", "journal", "plan", "mois", "correction"]),
    );
  });
});

const NOBODY = "00000000-0000-4000-8000-0000000000ff";
const FRESH_ID = sql`gen_random_uuid()`;
const FIRST_ENTRY = sql`id = (SELECT min(id) FROM ${ecritures})`;
const ROW_OF_JOURNAL = sql`id = (SELECT max(id) FROM ${journal})`;

/** How what was found names the row, table by table. */
const NAMED: Readonly<Record<string, RegExp>> = {
  releases: /law\/essai#1/,
  journal: /^\d+$/m,
  plans: /^[0-9a-f]{64}x?$|2026-01$/m,
  mois: /2026-0[17]$/m,
  ecritures: /2026-01 n° 1$/m,
  corrections: /^\d+$/m,
};

const GONE: Readonly<Record<string, RegExp>> = {
  ...NAMED,
  corrections: /Avenant oublié/,
};

/** A row once more, with some columns changed. */
function copied(table: PgTable, changes: Readonly<Record<string, SQL>>, where: SQL = sql`true`): SQL {
  const { columns } = getTableConfig(table);
  const names = columns.map(({ name }) => sql.identifier(name));
  const values = columns.map(({ name }) => changes[name] ?? sql.identifier(name));
  return sql`INSERT INTO ${table} (${sql.join(names, sql`, `)}) SELECT ${sql.join(values, sql`, `)} FROM ${table} WHERE ${where} LIMIT 1`;
}
