import { sql } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { tablesInOrder } from "../src/backup/tables.ts";
import type { Queries } from "../src/database.ts";
import { habilitations, sessions, societes, utilisateurs } from "../src/schema/index.ts";
import { openStore } from "../src/store.ts";
import { onEachDatabase } from "./each-database.ts";
import { fillAll, fresh, makeSociete, makeUser, refused, releaseOf } from "./made.ts";

/** Above tenants: no company's rows, and not the application's to read while it works for one. */
const ABOVE = ["societes", "utilisateurs", "habilitations", "sessions"];

const ONE = sql`(SELECT 1) AS one`;

onEachDatabase("what one tenant can know of another", (opened) => {
  const store = () => opened().store;
  const database = () => opened().database;
  const who = (queries: Queries) =>
    queries
      .select({
        name: sql<string>`current_user`,
        superuser: sql<boolean>`(SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)`,
        owned: sql<string>`(SELECT count(*)::text FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user))`,
      })
      .from(ONE);

  it("the application owns nothing and is no superuser, for a tenant as at the sign-in", async () => {
    const a = await makeSociete(store());
    const nothing = { superuser: false, owned: "0" };
    expect(await database().inTenant(a, who)).toEqual([{ name: "bareme_app", ...nothing }]);
    expect(await database().asAccess(who)).toEqual([{ name: "bareme_access", ...nothing }]);
  });

  it("every table stands under row-level security with a policy, and every tenant's table has one on societe_id", async () => {
    const policies = await database().asOwner((queries) =>
      queries
        .select({
          table: sql<string>`c.relname`,
          secured: sql<boolean>`c.relrowsecurity`,
          policies: sql<string>`coalesce((SELECT string_agg(qual || ' / ' || with_check, ' ; ') FROM pg_policies p WHERE p.tablename = c.relname AND 'bareme_app' = ANY (p.roles)), '')`,
          total: sql<string>`(SELECT count(*)::text FROM pg_policies p WHERE p.tablename = c.relname)`,
          ofTenant: sql<boolean>`EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'societe_id')`,
        })
        .from(sql`pg_class c`)
        .where(sql`c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`)
        .orderBy(sql`c.relname`),
    );
    expect(policies.map(({ table }) => table)).toEqual(
      tablesInOrder()
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(policies.filter(({ secured, total }) => !secured || total === "0")).toEqual([]);
    const ofTenant = policies.filter(({ table, ofTenant }) => ofTenant && !ABOVE.includes(table));
    expect(ofTenant).toHaveLength(17);
    const plain = "(societe_id = bareme_societe())";
    expect(
      ofTenant.filter(({ policies }) => policies !== `${plain} / ${plain}`).map(({ table }) => table),
    ).toEqual(["releases"]);
  });

  describe("with a row in every tenant's table", () => {
    it("another tenant sees none of them, the sign-in may not ask, and a transaction without tenant sees nothing", async () => {
      const [a, b] = [await makeSociete(store()), await makeSociete(store())];
      const people = { authorId: await makeUser(store()), approverId: await makeUser(store()) };
      await store().inTenant(a, async (unit) => {
        await fillAll(unit, a, people);
      });
      await database().inTenant(a, (queries) =>
        queries.execute(
          sql`INSERT INTO essais (societe_id, passed, failed, report) VALUES (${a}, 1, 0, 'ok')`,
        ),
      );
      for (const table of tenantTables()) {
        const { name } = getTableConfig(table);
        const count = (queries: Queries) => queries.$count(table);
        expect([name, await database().inTenant(a, count)]).not.toEqual([name, 0]);
        expect([name, await database().inTenant(b, count)]).toEqual([name, 0]);
        expect([name, await database().inTenant("", count)]).toEqual([name, 0]);
        await expect(database().asAccess(count)).rejects.toEqual(refused("permission denied"));
      }
    });
  });

  it("releases of the publisher are read by all, those of a company by itself", async () => {
    const [publisher, a, b] = [
      await makeSociete(store(), "publisher"),
      await makeSociete(store()),
      await makeSociete(store()),
    ];
    const people = { authorId: await makeUser(store()), approverId: await makeUser(store()) };
    const [law, own] = [fresh("law/"), fresh("company/")];
    await store().inTenant(publisher, (unit) =>
      unit.releases.add(releaseOf(publisher, people, { ruleSet: law })),
    );
    await store().inTenant(a, (unit) => unit.releases.add(releaseOf(a, people, { ruleSet: own })));
    const seen = async (tenant: string) =>
      (await store().inTenant(tenant, ({ releases }) => releases.list())).map(({ ruleSet }) => ruleSet);
    expect(await seen(a)).toEqual(expect.arrayContaining([law, own]));
    expect(await seen(b)).toContain(law);
    expect(await seen(b)).not.toContain(own);
    expect(await seen(publisher)).not.toContain(own);
  });

  it("a tenant's work reads no user, right or session, and of tenants itself and the publisher", async () => {
    const [publisher, a] = [await makeSociete(store(), "publisher"), await makeSociete(store())];
    const other = await makeSociete(store());
    for (const table of [utilisateurs, habilitations, sessions])
      await expect(database().inTenant(a, (queries) => queries.$count(table))).rejects.toEqual(
        refused("permission denied"),
      );
    const known = await database().inTenant(a, (queries) =>
      queries.select({ id: societes.id }).from(societes),
    );
    expect(known).toEqual(expect.arrayContaining([{ id: a }, { id: publisher }]));
    expect(known).not.toContainEqual({ id: other });
    await expect(
      database().inTenant(a, (queries) => queries.update(societes).set({ soloApproval: true })),
    ).rejects.toEqual(refused("permission denied"));
  });

  it("the sign-in changes of a tenant its second approver, of a user its password and its end, and nothing else", async () => {
    await expect(
      database().asAccess((queries) => queries.update(societes).set({ kind: "publisher" })),
    ).rejects.toEqual(refused("permission denied"));
    await expect(
      database().asAccess((queries) => queries.update(utilisateurs).set({ email: "x" })),
    ).rejects.toEqual(refused("permission denied"));
  });
});

function tenantTables(): readonly PgTable[] {
  return tablesInOrder()
    .filter(({ name, columns }) => columns.includes("societe_id") && !ABOVE.includes(name))
    .map(({ table }) => table);
}

it("an owner of the database that is no superuser migrates it and works, as a hosted server wants", async () => {
  const superuser = new pg.Client({ connectionString: inject("server") });
  await superuser.connect();
  await superuser.query("CREATE ROLE hosted LOGIN CREATEROLE NOSUPERUSER");
  await superuser.query("CREATE DATABASE hosted OWNER hosted");
  await superuser.end();
  const url = new URL(inject("server"));
  url.username = "hosted";
  url.pathname = "/hosted";
  const store = await openStore({ url: url.href });
  try {
    const [a, b] = [await makeSociete(store), await makeSociete(store)];
    const people = { authorId: await makeUser(store), approverId: await makeUser(store) };
    await store.inTenant(a, (unit) => fillAll(unit, a, people));
    expect(await store.inTenant(b, (unit) => unit.people.portes())).toEqual([]);
    expect(await store.inTenant(a, (unit) => unit.people.portes())).toHaveLength(1);
  } finally {
    await store.close();
  }
});
