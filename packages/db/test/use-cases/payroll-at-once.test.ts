import {
  applyImport,
  closeMonth,
  computeMonth,
  openMonth,
  previewImport,
  readDossierOf,
  saveContrat,
  savePiece,
  savePorte,
  validateMonth,
  type PassageDeps,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  contratsOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { journalIn, ledgerIn, recordsIn } from "./rows.ts";
import { changed, lingering } from "./slowed.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const HEADER = "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire";
const PERSON = { matricule: "P-7", nom: "Durand", prenom: "Alix" };

onEachDatabase("two people of the payroll at once", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  const depsOf = (store: PassageDeps["store"]): PassageDeps => ({ ...world.deps, store });

  describe("with two imports", () => {
    const file = (...lines: readonly string[]) => ({ text: [HEADER, ...lines].join("\n") });
    const line = (matricule: string, day: string, nature = "prestation;J;1") =>
      `${matricule};m1;${day}/02/2026;${nature};;;`;

    /** Both are read before either is applied. */
    async function bothApplied(files: readonly object[]) {
      const { deps, actor } = world;
      const asked: { kind: string; file: object; hash: string }[] = [];
      for (const one of files) {
        const { hash } = valueOf(await previewImport(deps, actor, { kind: "cra", file: one }));
        asked.push({ kind: "cra", file: one, hash });
      }
      const { store, runs } = changed(world.store, ({ months }) => ({
        months: { ...months, lock: lingering(months.lock), ofContrat: lingering(months.ofContrat) },
      }));
      const said = await Promise.all(asked.map((one) => applyImport(depsOf(store), actor, one)));
      return { said, runs: runs() };
    }

    it("that cross neither waits for the other without end, nor has to begin again", async () => {
      for (const matricule of ["P-1", "P-2"]) {
        const contratId = await writeDossier(world, garanceDossier(), matricule);
        valueOf(await openMonth(world.deps, world.actor, { contratId, period: "2026-01" }));
      }
      const { said, runs } = await bothApplied([
        file(line("P-1", "02"), line("P-2", "02")),
        file(line("P-2", "03"), line("P-1", "03")),
      ]);
      expect(said.map(valueOf)).toEqual([
        { written: 2, unchanged: 0 },
        { written: 2, unchanged: 0 },
      ]);
      expect(runs).toBe(2);
    });

    it.each([{ month: "open" }, { month: "not opened yet" }])(
      "the second is read with what the first has written, its month $month",
      async ({ month }) => {
        const contratId = await writeDossier(world, garanceDossier(), "P-1");
        if (month === "open")
          valueOf(await openMonth(world.deps, world.actor, { contratId, period: "2026-01" }));
        // Each fits alone; together they are two days of work in one.
        const { said } = await bothApplied([
          file(line("P-1", "02")),
          file(line("P-1", "02", "formation;J;1").replace("m1", "")),
        ]);
        expect(said.map((one) => codesOf(one).join()).toSorted()).toEqual(["", "IMPORT_REFUSED"]);
        expect(codesOf(await readDossierOf(world.deps, world.actor, { contratId }))).toEqual([]);
      },
    );

    it("of one file, it is written once", async () => {
      await writeDossier(world, garanceDossier(), "P-1");
      const { said } = await bothApplied([file(line("P-1", "02")), file(line("P-1", "02"))]);
      expect(said.map((one) => String(valueOf(one).written)).toSorted()).toEqual(["0", "1"]);
      expect(
        (await recordsIn(world.database)).filter(({ key }) => key.startsWith("2026-02-02")),
      ).toHaveLength(1);
    });
  });

  it("who write two records that do not go together, the second is told", async () => {
    const contratId = await writeDossier(world, garanceDossier());
    const { store } = changed(world.store, ({ pieces }) => ({
      pieces: { ...pieces, list: lingering(pieces.list) },
    }));
    const work = [
      { date: "2026-02-02", mission: "m1", nature: "prestation", jours: "1" },
      { date: "2026-02-02", nature: "formation", jours: "1" },
    ];
    const said = await Promise.all(
      work.map((data) => savePiece(depsOf(store), world.actor, { contratId, kind: "cra", data })),
    );
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codesOf(await readDossierOf(world.deps, world.actor, { contratId }))).toEqual([]);
  });

  it("who give one porté two contracts of the same time, the second is told", async () => {
    const porte = valueOf(await savePorte(world.deps, world.actor, PERSON));
    const { store } = changed(world.store, ({ people }) => ({
      people: { ...people, contrats: lingering(people.contrats) },
    }));
    const data = garanceDossier()["contrat"];
    const add = () => saveContrat(depsOf(store), world.actor, { porteId: porte.id, data });
    const said = await Promise.all([add(), add()]);
    expect(said.map((one) => codesOf(one).join()).toSorted()).toEqual(["", "CONTRAT_OVERLAP"]);
    expect(await contratsOf(world)).toHaveLength(1);
  });

  it("who open a month, it is opened and told once", async () => {
    const contratId = await writeDossier(world, garanceDossier());
    const { store } = changed(world.store, ({ pieces }) => ({
      pieces: { ...pieces, list: lingering(pieces.list) },
    }));
    const open = () => openMonth(depsOf(store), world.actor, { contratId, period: "2026-01" });
    const [one, other] = await Promise.all([open(), open()]);
    expect(valueOf(one).id).toBe(valueOf(other).id);
    const told = (await journalIn(world.database)).filter(({ action }) => action === "mois.ouverture");
    expect(told).toHaveLength(1);
  });

  it("who close a month, it is posted once", async () => {
    const contratId = await writeDossier(world, garanceDossier());
    const month = { contratId, period: "2026-01" };
    for (const step of [openMonth, computeMonth, validateMonth])
      valueOf(await step(world.deps, world.actor, month));
    const { store } = changed(world.store, ({ months }) => ({
      months: { ...months, ofContrat: lingering(months.ofContrat) },
    }));
    const close = () => closeMonth(depsOf(store), world.actor, month);
    const said = await Promise.all([close(), close(), close()]);
    expect(said.map((one) => valueOf(one).status)).toEqual(["clos", "clos", "clos"]);
    const numbers = (await ledgerIn(world.database)).map(({ numero }) => numero);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const told = (await journalIn(world.database)).filter(({ action }) => action === "mois.cloture");
    expect(told).toHaveLength(1);
  });

  describe("who add what has one key", () => {
    it("the second is told of a matricule that was free when they looked", async () => {
      const { store } = changed(world.store, ({ people }) => ({
        people: { ...people, portes: lingering(people.portes) },
      }));
      const add = () => savePorte(depsOf(store), world.actor, PERSON);
      const said = await Promise.all([add(), add()]);
      const codes = said.map((one) => codesOf(one).join()).toSorted();
      // Where transactions come one after the other, the second has seen the first.
      expect(codes[0]).toBe("");
      expect(["ALREADY_THERE", "MATRICULE_TAKEN"]).toContain(codes[1]);
    });

    it("also where a porté is given the matricule of another", async () => {
      const { deps, actor } = world;
      const porte = valueOf(await savePorte(deps, actor, PERSON));
      valueOf(await savePorte(deps, actor, { ...PERSON, matricule: "P-8" }));
      // As it was when they looked: the other is not there yet.
      const { store } = changed(world.store, ({ people }) => ({
        people: {
          ...people,
          portes: async () => (await people.portes()).filter(({ matricule }) => matricule !== "P-8"),
        },
      }));
      const late = [
        await savePorte(depsOf(store), actor, { ...PERSON, matricule: "P-8" }),
        await savePorte(depsOf(store), actor, { ...PERSON, id: porte.id, revision: 0, matricule: "P-8" }),
      ];
      for (const said of late) {
        expect(codesOf(said)).toEqual(["ALREADY_THERE"]);
        expect(!said.ok && said.problems[0]?.message).toContain("« P-8 »");
      }
    });
  });
});
