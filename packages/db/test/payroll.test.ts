import { add, canonicalJson, decimal, decimalToText, negate, type Decimal, ZERO } from "@bareme/kernel";
import { AlreadyThere } from "@bareme/use-cases";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onEachDatabase } from "./each-database.ts";
import { ecriture, makeMonth, makeSociete } from "./made.ts";

const DATA = canonicalJson({ a: ["0.10", "1.00"], é: 'x"\\\n  ' });
const NO_ID = "pas-un-identifiant";

onEachDatabase("people, pieces and ledger", (opened) => {
  const store = () => opened().store;

  describe("people", () => {
    it("a porté and a contract come back as they were written", async () => {
      const a = await makeSociete(store());
      await store().inTenant(a, async ({ people }) => {
        const given = { matricule: "B2", nom: "Né", prenom: "Ô", nirChiffre: "v1:abc" };
        const porte = await people.addPorte(given);
        await people.addPorte({ ...given, matricule: "A1", nirChiffre: null });
        expect(await people.writePorte({ ...porte, nom: "Née" })).toBe(true);
        expect(await people.writePorte({ ...porte, nom: "Nés" })).toBe(false);
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
