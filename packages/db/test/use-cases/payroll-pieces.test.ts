import { readContrat, savePiece, savePieces } from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { everything, journalIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

const MISSION = { kind: "mission", data: { id: "m9", client: "Phare", tjm: "500", debut: "2026-02-01" } };
const INVOICE = {
  kind: "facture",
  data: { id: "F-9", mission: "m9", date: "2026-02-20", ht: "1000.00", tva: "20" },
};
const RECEIPT = {
  kind: "encaissement",
  data: { id: "E-9", facture: "F-9", date: "2026-02-25", ttc: "1200.00" },
};

onEachDatabase("several records of one contract", (opened) => {
  let world: World;
  let contratId: string;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
    contratId = await writeDossier(world, garanceDossier());
  });
  const save = (pieces: readonly object[]) => savePieces(world.deps, world.actor, { contratId, pieces });

  it("may name each other, in whatever order they are given, and are told in that order", async () => {
    const saved = valueOf(await save([RECEIPT, INVOICE, MISSION]));
    expect(saved.map(({ kind, key, revision }) => [kind, key, revision])).toEqual([
      ["encaissement", "E-9", 1],
      ["facture", "F-9", 1],
      ["mission", "m9", 1],
    ]);
    const { pieces } = valueOf(await readContrat(world.deps, world.actor, { contratId }));
    expect(pieces).toEqual(expect.arrayContaining([...saved]));
    const changed = { ...MISSION, revision: 1, data: { ...MISSION.data, client: "Phare de Cordouan" } };
    const other = { ...INVOICE, data: { ...INVOICE.data, id: "F-10" } };
    expect(valueOf(await save([changed, other])).map(({ revision }) => revision)).toEqual([2, 1]);
    const told = (await journalIn(world.database)).filter(({ action }) => action === "pieces.enregistrement");
    expect(told.map(({ data }) => JSON.parse(data) as unknown)).toMatchObject([
      { pieces: [{ key: "E-9", ajout: true }, { key: "F-9" }, { key: "m9" }] },
      {
        pieces: [
          { key: "m9", ajout: false },
          { key: "F-10", ajout: true },
        ],
      },
    ]);
  });

  describe("are all refused with one that cannot be, which is named by its place", () => {
    const problemsOf = async (pieces: readonly object[]) => {
      const before = await everything(opened().database);
      const refused = await save(pieces);
      expect(await everything(opened().database)).toEqual(before);
      return refused.ok ? [] : refused.problems.map(({ code, path }) => [code, path]);
    };

    it("where it names what is not there", async () => {
      expect(await problemsOf([MISSION, RECEIPT])).toEqual([
        ["REFERENCE_UNKNOWN", ["pieces", "1", "facture"]],
      ]);
    });

    it("where it has not the shape of its kind, each of them", async () => {
      const wrong = { ...INVOICE, data: { ...INVOICE.data, ht: "1000.005" } };
      const number = { ...RECEIPT, data: { ...RECEIPT.data, ttc: 1200 } };
      expect(await problemsOf([MISSION, wrong])).toEqual([["DOSSIER_INVALID", ["pieces", "1", "ht"]]]);
      expect(await problemsOf([MISSION, INVOICE, number])).toEqual([
        ["INPUT_INVALID", ["pieces", "2", "data"]],
      ]);
      const benefit = { kind: "avantage", data: { inconnu: {} } };
      expect(await problemsOf([benefit, MISSION, { ...INVOICE, key: "F-8" }])).toEqual([
        ["PIECE_KEY", ["pieces", "0"]],
        ["PIECE_KEY", ["pieces", "2"]],
      ]);
    });

    it("where someone else wrote it meanwhile", async () => {
      valueOf(await savePiece(world.deps, world.actor, { contratId, ...MISSION }));
      expect(await problemsOf([INVOICE, MISSION])).toEqual([["CHANGED_MEANWHILE", ["pieces", "1"]]]);
    });

    it("where it is given twice", async () => {
      expect(await problemsOf([MISSION, INVOICE, INVOICE])).toEqual([["PIECE_REPEATED", ["pieces", "2"]]]);
    });
  });

  describe("some of which are taken out in the same change", () => {
    const day = (date: string, jours: string, revision = 0) => ({
      kind: "cra",
      revision,
      data: { date, mission: "m9", nature: "prestation", jours },
    });
    const change = (asked: object) => savePieces(world.deps, world.actor, { contratId, ...asked });
    const taken = { kind: "cra", key: "2026-02-03|m9|prestation", revision: 1 };
    const daysNow = async () => {
      const { pieces } = valueOf(await readContrat(world.deps, world.actor, { contratId }));
      return pieces.flatMap(({ kind, data }) => {
        const { date, jours } = JSON.parse(data) as { date?: string; jours?: string };
        return kind === "cra" && date?.startsWith("2026-02") === true ? [[date, jours]] : [];
      });
    };
    beforeEach(async () => {
      valueOf(await save([MISSION, day("2026-02-02", "1"), day("2026-02-03", "1")]));
    });

    it("are written and taken out at once, under one line of the journal", async () => {
      const pieces = [day("2026-02-02", "0.5", 1), day("2026-02-04", "1")];
      valueOf(await change({ pieces, removed: [taken] }));
      expect(await daysNow()).toEqual([
        ["2026-02-02", "0.5"],
        ["2026-02-04", "1"],
      ]);
      const told = (await journalIn(world.database)).filter(
        ({ action }) => action === "pieces.enregistrement",
      );
      expect(told).toHaveLength(2);
      expect(JSON.parse(told[1]?.data ?? "{}")).toMatchObject({
        pieces: [{ ajout: false }, { key: "2026-02-04|m9|prestation", ajout: true }],
        retraits: [{ kind: "cra", key: "2026-02-03|m9|prestation" }],
      });
    });

    it("may be all there is to the change", async () => {
      expect(valueOf(await change({ removed: [taken] }))).toEqual([]);
      expect(await daysNow()).toEqual([["2026-02-02", "1"]]);
      expect(codesOf(await change({}))).toEqual(["INPUT_INVALID"]);
    });

    it.each([
      ["someone else changed it meanwhile", { ...taken, revision: 7 }, "CHANGED_MEANWHILE"],
      ["it is not there", { ...taken, key: "2026-02-05|m9|prestation" }, "PIECE_UNKNOWN"],
      ["it is written as well", { ...taken, key: "2026-02-02|m9|prestation" }, "PIECE_REPEATED"],
      ["others name it", { kind: "mission", key: "m9", revision: 1 }, "REFERENCE_UNKNOWN"],
    ])("stay, and nothing is written, where %s", async (_why, removed, code) => {
      const before = await everything(opened().database);
      const refused = await change({ pieces: [day("2026-02-02", "0.5", 1)], removed: [removed] });
      expect(await everything(opened().database)).toEqual(before);
      expect(codesOf(refused)).toContain(code);
    });
  });

  it("of another contract's company are nobody's to write", async () => {
    const said = await savePieces(world.deps, world.stranger, { contratId, pieces: [MISSION] });
    expect(codesOf(said)).toEqual(["CONTRAT_UNKNOWN"]);
  });
});
