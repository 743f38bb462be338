import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  brouillons,
  ecritures,
  journal,
  mois,
  portes,
  releases,
  textesDeBrouillon,
} from "../src/schema/index.ts";
import { onEachDatabase } from "./each-database.ts";
import {
  addToJournal,
  closeMonth,
  ecriture,
  fresh,
  makeMonth,
  makeSociete,
  makeUser,
  refused,
  releaseOf,
} from "./made.ts";

onEachDatabase("what the database itself refuses", (opened) => {
  const store = () => opened().store;
  const database = () => opened().database;

  describe("tenants", () => {
    it("a tenant sees and writes its rows only", async () => {
      const [a, b] = [await makeSociete(store()), await makeSociete(store())];
      await store().inTenant(a, makeMonth);
      expect(await store().inTenant(a, ({ people }) => people.portes())).toHaveLength(1);
      expect(await store().inTenant(b, ({ people }) => people.portes())).toEqual([]);
      await expect(
        database().inTenant(b, (queries) =>
          queries.insert(portes).values({ societeId: a, matricule: "x", nom: "N", prenom: "P" }),
        ),
      ).rejects.toEqual(refused("row-level security"));
      const moved = await database().inTenant(b, (queries) =>
        queries.update(portes).set({ nom: "B" }).returning(),
      );
      expect(moved).toEqual([]);
    });

    it("a row never refers to a row of another tenant, even one whose identifier is known", async () => {
      const [a, b] = [await makeSociete(store()), await makeSociete(store())];
      const { contratId, porteId } = await store().inTenant(a, makeMonth);
      const piece = { kind: "facture", key: "F-1", date: "2026-01-31", data: "{}", revision: 0 } as const;
      await expect(store().inTenant(b, (unit) => unit.pieces.write(contratId, piece))).rejects.toEqual(
        refused("pieces_contrat"),
      );
      await expect(
        store().inTenant(b, ({ people }) =>
          people.addContrat({ porteId, debut: "2026-01-01", fin: null, data: "{}" }),
        ),
      ).rejects.toEqual(refused("contrats_porte_fk"));
      await expect(store().inTenant(b, (unit) => unit.months.open(contratId, "2026-02"))).rejects.toEqual(
        refused("mois_contrat"),
      );
    });
  });

  describe("months", () => {
    it("a closed month is neither changed nor removed", async () => {
      const a = await makeSociete(store());
      const { moisId } = await store().inTenant(a, makeMonth);
      await store().inTenant(a, (unit) => closeMonth(unit, moisId));
      await expect(
        database().inTenant(a, (queries) =>
          queries.update(mois).set({ document: "{1}" }).where(eq(mois.id, moisId)),
        ),
      ).rejects.toEqual(refused("never changed"));
      await expect(
        database().inTenant(a, (queries) => queries.delete(mois).where(eq(mois.id, moisId))),
      ).rejects.toEqual(refused("permission denied"));
      await expect(
        database().asOwner((queries) => queries.delete(mois).where(eq(mois.id, moisId))),
      ).rejects.toEqual(refused("never changed"));
    });

    it("a month is not closed before it is validated, nor without what it was paid on", async () => {
      const a = await makeSociete(store());
      const { month } = await store().inTenant(a, makeMonth);
      await expect(
        store().inTenant(a, ({ months }) => months.write({ ...month, status: "clos" })),
      ).rejects.toEqual(refused("validated before"));
      await store().inTenant(a, ({ months }) => months.write({ ...month, status: "valide" }));
      await expect(
        store().inTenant(a, ({ months }) =>
          months.write({ ...month, status: "clos", revision: month.revision + 1 }),
        ),
      ).rejects.toEqual(refused("mois_closed_whole"));
    });

    it("a contract has one month of a period", async () => {
      const a = await makeSociete(store());
      const { contratId } = await store().inTenant(a, makeMonth);
      await expect(
        database().inTenant(a, (queries) =>
          queries.insert(mois).values({ societeId: a, contratId, period: "2026-01", status: "ouvert" }),
        ),
      ).rejects.toEqual(refused("mois_period"));
    });
  });

  describe("the ledger", () => {
    it("adds postings between two accounts, and changes none", async () => {
      const a = await makeSociete(store());
      const month = await store().inTenant(a, makeMonth);
      const add = (numero: number, amount: string, to = "salaires") =>
        store().inTenant(a, ({ ledger }) => ledger.add(month, [ecriture(numero, amount, "disponible", to)]));
      await add(1, "100.00");
      await expect(add(2, "100.00", "disponible")).rejects.toEqual(refused("ecritures_two_accounts"));
      await expect(add(2, "0.00")).rejects.toEqual(refused("ecritures_two_accounts"));
      await expect(add(2, "NaN")).rejects.toEqual(refused("ecritures_finite"));
      await expect(add(1, "100.00")).rejects.toEqual(refused("ecritures_numero"));
      await expect(
        database().inTenant(a, (queries) => queries.update(ecritures).set({ amount: "1.00" })),
      ).rejects.toEqual(refused("permission denied"));
      await expect(database().inTenant(a, (queries) => queries.delete(ecritures))).rejects.toEqual(
        refused("permission denied"),
      );
      await expect(database().asOwner((queries) => queries.delete(ecritures))).rejects.toEqual(
        refused("never changed"),
      );
    });

    it("takes the postings of a month from the transaction that closes it, and none later", async () => {
      const a = await makeSociete(store());
      const month = await store().inTenant(a, makeMonth);
      await store().inTenant(a, async (unit) => {
        await closeMonth(unit, month.moisId);
        await unit.ledger.add(month, [ecriture(1, "100.00")]);
      });
      await expect(
        store().inTenant(a, ({ ledger }) => ledger.add(month, [ecriture(2, "100.00")])),
      ).rejects.toEqual(refused("takes no posting"));
    });
  });

  describe("releases", () => {
    it("are added by two people, and never changed", async () => {
      const a = await makeSociete(store());
      const [authorId, approverId] = [await makeUser(store()), await makeUser(store())];
      const ruleSet = fresh("company/");
      const add = (people: { readonly authorId: string; readonly approverId: string }) =>
        store().inTenant(a, (unit) => unit.releases.add(releaseOf(a, people, { ruleSet })));
      await expect(add({ authorId, approverId: authorId })).rejects.toEqual(refused("someone else"));
      await add({ authorId, approverId });
      await expect(
        database().inTenant(a, (queries) => queries.update(releases).set({ reason: "other" })),
      ).rejects.toEqual(refused("permission denied"));
      await expect(database().inTenant(a, (queries) => queries.delete(releases))).rejects.toEqual(
        refused("permission denied"),
      );
      await expect(
        database().asOwner((queries) => queries.update(releases).set({ reason: "other" })),
      ).rejects.toEqual(refused("never changed"));
    });

    it("of one author alone are taken where the company switched the second person off", async () => {
      const a = await makeSociete(store());
      const authorId = await makeUser(store());
      await store().access.setSoloApproval(a, true);
      const added = await store().inTenant(a, (unit) =>
        unit.releases.add(releaseOf(a, { authorId, approverId: authorId }, { ruleSet: fresh("company/") })),
      );
      expect(added.authorId).toBe(added.approverId);
    });

    it("of a rule set come from one tenant: nobody publishes over another's", async () => {
      const [publisher, a] = [await makeSociete(store(), "publisher"), await makeSociete(store())];
      const people = { authorId: await makeUser(store()), approverId: await makeUser(store()) };
      const ruleSet = fresh("law/");
      await store().inTenant(publisher, (unit) =>
        unit.releases.add(releaseOf(publisher, people, { ruleSet })),
      );
      await expect(
        store().inTenant(a, (unit) => unit.releases.add(releaseOf(a, people, { ruleSet, number: 2 }))),
      ).rejects.toEqual(refused("belongs to another tenant"));
    });
  });

  describe("drafts", () => {
    it("that ended keep their texts", async () => {
      const a = await makeSociete(store());
      const authorId = await makeUser(store());
      const draft = await store().inTenant(a, async ({ drafts }) => {
        const { id } = await drafts.create({ label: "d", authorId });
        await drafts.write(id, {
          ruleSet: "company/x",
          path: "a.yaml",
          text: "a",
          revision: 0,
          updatedBy: authorId,
          base: 0,
        });
        await drafts.setStatus(id, "open", "published");
        return id;
      });
      await expect(
        database().inTenant(a, (queries) => queries.update(textesDeBrouillon).set({ text: "b" })),
      ).rejects.toEqual(refused("never changed"));
      await expect(database().inTenant(a, (queries) => queries.delete(textesDeBrouillon))).rejects.toEqual(
        refused("never changed"),
      );
      await expect(
        database().inTenant(a, (queries) =>
          queries.update(brouillons).set({ status: "open" }).where(eq(brouillons.id, draft)),
        ),
      ).rejects.toEqual(refused("never changed"));
    });
  });

  describe("the journal", () => {
    it("does not fork, and no entry is changed or removed", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, (unit) => addToJournal(unit, "first"));
      const [first] = await store().inTenant(a, (unit) => unit.journal.list());
      if (first === undefined) throw new Error("no entry");
      const { id: _, ...entry } = first;
      await expect(
        store().inTenant(a, (unit) => unit.journal.add({ ...entry, hash: "other" })),
      ).rejects.toEqual(refused("journal_link"));
      await expect(database().inTenant(a, (queries) => queries.delete(journal))).rejects.toEqual(
        refused("permission denied"),
      );
      await expect(
        database().asOwner((queries) => queries.update(journal).set({ action: "x" })),
      ).rejects.toEqual(refused("never changed"));
    });

    it.each(["releases", "journal", "ecritures", "mois", "plans"])(
      "%s is never emptied, by its owner neither",
      async (name) => {
        await expect(
          database().asOwner((queries) => queries.execute(sql.raw(`TRUNCATE ${name} CASCADE`))),
        ).rejects.toEqual(refused("never changed"));
      },
    );
  });

  it("a transaction inside a transaction is refused at once, where the embedded database would wait for itself", async () => {
    const a = await makeSociete(store());
    await expect(store().inTenant(a, () => store().access.countUsers())).rejects.toThrow(
      "is open here already",
    );
    expect(await store().access.countUsers()).toBeGreaterThan(0);
  });
});
