import { add, canonicalJson, decimal, decimalToText, negate, type Decimal, ZERO } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AlreadyThere } from "../src/already-there.ts";
import { onEachDatabase } from "./each-database.ts";
import { closeMonth, ecriture, fresh, makeMonth, makeSociete, makeUser } from "./made.ts";

const DATA = canonicalJson({ a: ["0.10", "1.00"], é: 'x"\\\n  ' });
const NO_ID = "pas-un-identifiant";

onEachDatabase("people, months and ledger", (opened) => {
  const store = () => opened().store;

  describe("people", () => {
    it("a porté and a contract come back as they were written", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async ({ people }) => {
        const given = { matricule: "B2", nom: "Né", prenom: "Ô", nirChiffre: "v1:abc" };
        const porte = await people.addPorte(given);
        await people.addPorte({ ...given, matricule: "A1", nirChiffre: null });
        await people.writePorte({ ...porte, nom: "Née" });
        expect((await people.portes()).map(({ matricule, nom }) => [matricule, nom])).toEqual([
          ["A1", "Né"],
          ["B2", "Née"],
        ]);
        const contrat = await people.addContrat({
          porteId: porte.id,
          debut: "2026-01-31",
          fin: null,
          data: DATA,
        });
        expect(await people.contrat(contrat.id)).toEqual(contrat);
        expect(contrat).toMatchObject({ debut: "2026-01-31", fin: null, data: DATA });
        expect(await people.contrats(porte.id)).toEqual([contrat]);
        expect(await people.contrats(NO_ID)).toEqual([]);
        expect(await people.contrat(NO_ID)).toBeUndefined();
      });
    });

    it("a matricule is one person's", async () => {
      const a = await makeSociete(store());
      const add = () =>
        store().inTenant(a, ({ people }) =>
          people.addPorte({ matricule: "A1", nom: "N", prenom: "P", nirChiffre: null }),
        );
      await add();
      await expect(add()).rejects.toBeInstanceOf(AlreadyThere);
    });

    it("a contract is written over the revision that was read", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async (unit) => {
        const { contratId } = await makeMonth(unit);
        const contrat = await unit.people.contrat(contratId);
        if (contrat === undefined) throw new Error("no contract");
        expect(await unit.people.writeContrat({ ...contrat, fin: "2026-12-31" })).toBe(true);
        expect(await unit.people.writeContrat({ ...contrat, fin: "2027-12-31" })).toBe(false);
        expect(await unit.people.contrat(contratId)).toMatchObject({
          fin: "2026-12-31",
          revision: contrat.revision + 1,
        });
      });
    });
  });

  describe("pieces", () => {
    const piece = { kind: "facture", key: "F-1", date: "2026-01-31", data: DATA, revision: 0 } as const;

    it("are added, replaced and removed over the revision that was read", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async (unit) => {
        const { contratId } = await makeMonth(unit);
        expect(await unit.pieces.write(contratId, piece)).toBe(true);
        expect(await unit.pieces.write(contratId, piece)).toBe(false);
        expect(await unit.pieces.write(contratId, { ...piece, revision: 1, date: "2026-02-01" })).toBe(true);
        expect(await unit.pieces.write(contratId, { ...piece, revision: 1 })).toBe(false);
        expect(await unit.pieces.write(contratId, { ...piece, kind: "cra", key: "B" })).toBe(true);
        expect(await unit.pieces.list(contratId)).toEqual([
          { ...piece, kind: "cra", key: "B", revision: 1 },
          { ...piece, date: "2026-02-01", revision: 2 },
        ]);
        expect(await unit.pieces.remove(contratId, "facture", "F-1", 1)).toBe(false);
        expect(await unit.pieces.remove(contratId, "facture", "F-1", 2)).toBe(true);
        expect(await unit.pieces.list(contratId)).toHaveLength(1);
        expect(await unit.pieces.list(NO_ID)).toEqual([]);
      });
    });

    it("one is imported twice at the same time: it is there once", async () => {
      const a = await makeSociete(store());
      const { contratId } = await store().inTenant(a, makeMonth);
      const both = await Promise.all(
        [1, 2].map(() => store().inTenant(a, (unit) => unit.pieces.write(contratId, piece))),
      );
      expect(both.filter((won) => won)).toHaveLength(1);
    });
  });

  describe("months", () => {
    it("a month is opened once, however many ask at the same time", async () => {
      const a = await makeSociete(store());
      const { contratId } = await store().inTenant(a, makeMonth);
      const opening = await Promise.all(
        Array.from({ length: 4 }, () =>
          store().inTenant(a, ({ months }) => months.open(contratId, "2026-02")),
        ),
      );
      expect(new Set(opening.map(({ id }) => id)).size).toBe(1);
      expect(opening[0]).toMatchObject({ status: "ouvert", state: null, document: null, planHash: null });
      const months = await store().inTenant(a, (unit) => unit.months.ofContrat(contratId));
      expect(months.map(({ period }) => period)).toEqual(["2026-01", "2026-02"]);
      expect(await store().inTenant(a, (unit) => unit.months.ofPeriod("2026-02"))).toEqual([opening[0]]);
    });

    it("what was computed comes back to the byte, and a month is written over the revision that was read", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      await store().inTenant(a, async (unit) => {
        const { month } = await makeMonth(unit);
        await unit.plans.keep("h", DATA);
        const computed = {
          ...month,
          status: "valide",
          state: "calculé",
          request: DATA,
          document: DATA,
        } as const;
        const whole = { ...computed, lock: DATA, planHash: "h" };
        expect(await unit.months.write(whole, { validatedBy: by })).toBe(true);
        expect(await unit.months.write(whole)).toBe(false);
        expect(await unit.months.find(month.id)).toEqual({ ...whole, revision: month.revision + 1 });
        expect(await unit.months.find(NO_ID)).toBeUndefined();
        expect(await unit.months.lock(NO_ID)).toBeUndefined();
      });
    });

    it("two workers close one month: it is closed and posted once", async () => {
      const a = await makeSociete(store());
      const month = await store().inTenant(a, makeMonth);
      const close = () =>
        store().inTenant(a, async (unit) => {
          const locked = await unit.months.lock(month.moisId);
          if (locked === undefined || locked.status === "clos") return false;
          await closeMonth(unit, month.moisId, fresh("plan"));
          await unit.ledger.add(month, [ecriture(1, "100.00")]);
          return true;
        });
      const all = await Promise.all([close(), close(), close()]);
      expect(all.filter((closed) => closed)).toHaveLength(1);
      expect(await store().inTenant(a, ({ ledger }) => ledger.ofMonth(month.moisId))).toHaveLength(1);
    });

    it("two workers that read one revision: one writes, the other is told", async () => {
      const a = await makeSociete(store());
      const { month } = await store().inTenant(a, makeMonth);
      const both = await Promise.all(
        ["1", "2"].map((request) =>
          store().inTenant(a, ({ months }) => months.write({ ...month, request, status: "calcule" })),
        ),
      );
      expect(both.filter((won) => won)).toHaveLength(1);
    });

    it("corrections are of months of one contract, in the order they were made", async () => {
      const a = await makeSociete(store());
      const by = await makeUser(store());
      const [one, other] = await store().inTenant(a, async (unit) => [
        await makeMonth(unit),
        await makeMonth(unit),
      ]);
      await store().inTenant(a, async ({ months }) => {
        const next = await months.open(one.contratId, "2026-02");
        const made = ["b", "a"].map((motif) => ({
          moisId: one.moisId,
          inMoisId: next.id,
          motif,
          facts: DATA,
        }));
        for (const correction of made) await months.addCorrection(correction, by);
        expect(await months.corrections(one.contratId)).toEqual(made);
        expect(await months.corrections(other.contratId)).toEqual([]);
      });
      const across = { moisId: one.moisId, inMoisId: other.moisId, motif: "m", facts: "{}" };
      await expect(
        store().inTenant(a, ({ months }) => months.addCorrection(across, by)),
      ).rejects.toMatchObject({ cause: { constraint: "corrections_in_mois" } });
    });
  });

  describe("the ledger", () => {
    it("gives postings back in the order of the month, amounts as they were written", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async (unit) => {
        const month = await makeMonth(unit);
        const entries = [
          { ...ecriture(2, "-0.10"), item: "M-1", basis: "b" },
          ecriture(1, "123456789012.345"),
          ecriture(10, "5"),
        ];
        await unit.ledger.add(month, entries);
        await unit.ledger.add(month, []);
        expect(await unit.ledger.ofMonth(month.moisId)).toEqual([entries[1], entries[0], entries[2]]);
      });
    });

    it("balances are what was received minus what was given: 100.00 in, 40.05 and 0.10 out, 0.20 back", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async (unit) => {
        const month = await makeMonth(unit);
        await unit.ledger.add(month, [
          ecriture(1, "100.00", "clients", "disponible"),
          ecriture(2, "40.05"),
          ecriture(3, "0.10", "disponible", "frais"),
          ecriture(4, "-0.20"),
        ]);
        // disponible: 100.00 - 40.05 - 0.10 + 0.20 = 60.05; salaires: 40.05 - 0.20 = 39.85
        expect(await unit.ledger.balances(month.contratId)).toEqual({
          clients: "-100.00",
          disponible: "60.05",
          frais: "0.10",
          salaires: "39.85",
        });
        expect(await unit.ledger.balances(NO_ID)).toEqual({});
      });
    });

    it("sums like the kernel, whatever is posted, in as many statements as it takes", async () => {
      const a = await makeSociete(store());
      const accounts = ["a", "b", "c"];
      const posting = fc.record({
        cents: fc.integer({ min: 1, max: 99_999_999_999 }),
        sign: fc.constantFrom("", "-"),
        from: fc.nat(2),
        step: fc.integer({ min: 1, max: 2 }),
      });
      const postings = fc.sample(fc.array(posting, { minLength: 2100, maxLength: 2100 }), {
        numRuns: 1,
        seed: 7,
      });
      const entries = (postings[0] ?? []).map(({ cents, sign, from, step }, index) => {
        const digits = String(cents).padStart(3, "0");
        const amount = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        return ecriture(index + 1, amount, accounts[from], accounts[(from + step) % 3]);
      });
      const expected: Record<string, Decimal> = {};
      for (const { fromAccount, toAccount, amount } of entries) {
        expected[toAccount] = add(expected[toAccount] ?? ZERO, decimal(amount));
        expected[fromAccount] = add(expected[fromAccount] ?? ZERO, negate(decimal(amount)));
      }
      await store().inTenant(a, async (unit) => {
        const month = await makeMonth(unit);
        await unit.ledger.add(month, entries);
        expect(await unit.ledger.ofMonth(month.moisId)).toHaveLength(2100);
        expect(await unit.ledger.balances(month.contratId)).toEqual(
          Object.fromEntries(Object.entries(expected).map(([name, sum]) => [name, decimalToText(sum)])),
        );
      });
    });
  });
});
