import { canonicalJson } from "@bareme/kernel";
import { expect, it } from "vitest";
import { onEachDatabase } from "./each-database.ts";
import { closeMonth, ecriture, fresh, makeMonth, makeSociete, makeUser } from "./made.ts";

const DATA = canonicalJson({ a: ["0.10", "1.00"], é: 'x"\\\n  ' });
const NO_ID = "pas-un-identifiant";

onEachDatabase("months", (opened) => {
  const store = () => opened().store;

  it("a month is opened once, however many ask at the same time", async () => {
    const a = await makeSociete(store());
    const { contratId } = await store().inTenant(a, makeMonth);
    const opening = await Promise.all(
      Array.from({ length: 4 }, () => store().inTenant(a, ({ months }) => months.open(contratId, "2026-02"))),
    );
    expect(new Set(opening.map(({ id }) => id)).size).toBe(1);
    expect(opening[0]).toMatchObject({ status: "ouvert", state: null, document: null, planHash: null });
    const months = await store().inTenant(a, (unit) => unit.months.ofContrat(contratId));
    expect(months.map(({ period }) => period)).toEqual(["2026-01", "2026-02"]);
    expect(await store().inTenant(a, (unit) => unit.months.ofPeriod("2026-02"))).toEqual([months[1]]);
    expect(opening[0]).toMatchObject({ ...months[1] });
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

  it("a month is found by its contract and period, and several come with their texts in the order of their periods", async () => {
    const a = await makeSociete(store());
    await store().inTenant(a, async ({ months, ...unit }) => {
      const { contratId, month } = await makeMonth({ months, ...unit });
      const next = await months.open(contratId, "2026-02");
      expect(await months.at(contratId, "2026-02")).toEqual(next);
      expect(await months.lockAt(contratId, "2026-01")).toEqual(month);
      expect([await months.at(contratId, "2026-03"), await months.lockAt(NO_ID, "2026-01")]).toEqual([
        undefined,
        undefined,
      ]);
      expect(await months.read([next.id, month.id, NO_ID])).toEqual([month, next]);
      expect(await months.read([])).toEqual([]);
    });
  });

  it("a month that advances keeps what came of it, and only at the revision that was read", async () => {
    const a = await makeSociete(store());
    const by = await makeUser(store());
    await store().inTenant(a, async (unit) => {
      const { month } = await makeMonth(unit);
      await unit.plans.keep("h", DATA);
      const whole = { ...month, request: DATA, document: DATA, lock: DATA, planHash: "h", sources: "s" };
      await unit.months.write({ ...whole, status: "calcule", state: "calculé" });
      const read = { ...whole, status: "valide", state: "calculé", revision: month.revision + 1 } as const;
      expect(await unit.months.advance(read, { validatedBy: by })).toBe(true);
      expect(await unit.months.advance(read)).toBe(false);
      expect(await unit.months.find(month.id)).toEqual({ ...read, revision: month.revision + 2 });
    });
  });

  it("the sources of a contract are others as soon as a record of it is written, taken out or added again", async () => {
    const a = await makeSociete(store());
    const by = await makeUser(store());
    await store().inTenant(a, async (unit) => {
      const { contratId, moisId } = await makeMonth(unit);
      const { contratId: other } = await makeMonth(unit);
      const piece = { kind: "frais", key: "N-1", date: "2026-01-12", data: DATA, revision: 0 } as const;
      const steps: readonly (() => Promise<unknown>)[] = [
        () => unit.pieces.write(contratId, piece),
        () => unit.pieces.write(contratId, { ...piece, revision: 1 }),
        () => unit.pieces.remove(contratId, "frais", "N-1", 2),
        () => unit.pieces.write(contratId, piece),
        () => unit.months.addCorrection({ moisId, inMoisId: moisId, motif: "m", facts: "{}" }, by),
        async () => {
          const contrat = await unit.people.contrat(contratId);
          return contrat && unit.people.writeContrat({ ...contrat, data: DATA });
        },
      ];
      const seen = [await unit.months.sources(contratId)];
      for (const step of steps) {
        expect(await step()).not.toBe(false);
        seen.push(await unit.months.sources(contratId));
      }
      // Taking out the only record makes it as it was before: there is none again.
      expect(seen[3]).toBe(seen[0]);
      expect(new Set(seen).size).toBe(seen.length - 1);
      await unit.pieces.write(other, piece);
      expect(await unit.months.sources(contratId)).toBe(seen.at(-1));
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
    await expect(store().inTenant(a, ({ months }) => months.addCorrection(across, by))).rejects.toMatchObject(
      { cause: { constraint: "corrections_in_mois" } },
    );
  });
});
