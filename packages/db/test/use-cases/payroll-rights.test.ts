import * as cases from "@bareme/use-cases";
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
import { everything } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const { listPortes, savePiece } = cases;

onEachDatabase("the payroll", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  describe("who may do what", () => {
    const january = { period: "2026-01" };
    const changes = (contratId: string, month: object): Readonly<Record<string, unknown>> => ({
      savePorte: { matricule: "X", nom: "X", prenom: "X" },
      saveContrat: { id: contratId, revision: 0, data: garanceDossier()["contrat"] },
      savePiece: {
        contratId,
        kind: "frais",
        data: { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" },
      },
      savePieces: {
        contratId,
        pieces: [
          {
            kind: "frais",
            data: { id: "N-2", date: "2026-01-12", nature: "transport", montant: "40.00" },
          },
        ],
      },
      removePiece: { contratId, kind: "encaissement", key: "E-2026-01", revision: 1 },
      openMonth: month,
      computeMonth: month,
      validateMonth: month,
      closeMonth: month,
      correctMonth: { ...month, motif: "m", facts: {} },
      startPassage: { step: "calcul", ...january },
      previewImport: {
        kind: "encaissements",
        file: { text: "facture;date;montant\nF-2026-01;2026-01-26;1" },
      },
      applyImport: {
        kind: "encaissements",
        file: { text: "facture;date;montant\nF-2026-01;2026-01-26;1" },
        hash: "0".repeat(64),
      },
    });
    const reads = (contratId: string, month: object): Readonly<Record<string, unknown>> => ({
      listContrats: {},
      readContrat: { contratId },
      readDossierOf: { contratId },
      listMonths: january,
      listPassages: {},
      readPayslip: month,
      readStatement: month,
      explainAmount: { ...month, amount: "netAPayer" },
      replayMonth: month,
      exportMonth: month,
      controlMonth: { ...month, bulletin: { totaux: { netAPayer: "3935.47" } } },
      whatIf: { ask: "net", contratId },
    });
    const callable = cases as unknown as Readonly<
      Record<
        string,
        (
          deps: cases.PassageDeps,
          actor: cases.Actor,
          input: unknown,
        ) => Promise<Awaited<ReturnType<typeof listPortes>>>
      >
    >;

    it("a reader reads everything and changes nothing", async () => {
      const contratId = await writeDossier(world, garanceDossier());
      const month = { contratId, ...january };
      valueOf(await cases.openMonth(world.deps, world.actor, month));
      valueOf(await cases.computeMonth(world.deps, world.actor, month));
      const before = await everything(opened().database);
      for (const [name, input] of Object.entries(changes(contratId, month)))
        expect([
          name,
          codesOf(
            (await callable[name]?.(world.deps, world.withRoles("reader", "author", "approver"), input)) ?? {
              ok: true,
              value: [],
            },
          ),
        ]).toEqual([name, ["RIGHT_MISSING"]]);
      for (const [name, input] of Object.entries(reads(contratId, month)))
        expect([
          name,
          codesOf(
            (await callable[name]?.(world.deps, world.withRoles("reader"), input)) ?? {
              ok: false,
              problems: [],
            },
          ),
        ]).toEqual([name, []]);
      expect(await everything(opened().database)).toEqual(before);
      expect(codesOf(await cases.readContrat(world.deps, world.withRoles(), { contratId }))).toEqual([
        "RIGHT_MISSING",
      ]);
    });

    it("another company sees nothing and changes nothing", async () => {
      const contratId = await writeDossier(world, garanceDossier());
      const month = { contratId, ...january };
      valueOf(await cases.openMonth(world.deps, world.actor, month));
      valueOf(await cases.computeMonth(world.deps, world.actor, month));
      const { deps, stranger } = world;
      // Rules of its own, so that nothing but the tenant stands between it and the month.
      const open = { ...deps, planOf: async () => ({ ok: true as const, value: stack }) };
      expect(valueOf(await listPortes(open, stranger))).toEqual([]);
      const own = new Set([
        "savePorte",
        "startPassage",
        "listPassages",
        "listContrats",
        "listMonths",
        "previewImport",
      ]);
      const before = await everything(opened().database);
      for (const [name, input] of Object.entries({
        ...changes(contratId, month),
        ...reads(contratId, month),
      })) {
        const said = await callable[name]?.(open, stranger, input);
        expect(JSON.stringify(said)).not.toContain("3935.47");
        if (!own.has(name)) expect([name, said?.ok]).toEqual([name, false]);
      }
      const mine = (tables: typeof before) =>
        Object.entries(tables).map(([name, rows]) => [
          name,
          rows.filter((row) => row.includes(world.actor.societeId)),
        ]);
      expect(mine(await everything(opened().database))).toEqual(mine(before));
    });

    it("whatever is asked, what comes back is a problem in French and nothing is written", async () => {
      const contratId = await writeDossier(world, garanceDossier());
      const before = await everything(opened().database);
      const nonsense = [
        undefined,
        null,
        1,
        "x",
        [],
        {},
        { contratId: "x", period: "2026-13" },
        { contratId, period: "2026-01", extra: 1 },
      ];
      for (const name of Object.keys({ ...changes("", {}), ...reads("", {}) }))
        for (const input of nonsense) {
          const said = await callable[name]?.(world.deps, world.actor, input);
          if (said?.ok === false)
            for (const { message, remedy } of said.problems)
              expect(`${message}${remedy}`).toMatch(/[éèàêç« ]/);
        }
      const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`) as unknown;
      expect(
        codesOf(await savePiece(world.deps, world.actor, { contratId, kind: "frais", data: deep })),
      ).toEqual(["INPUT_INVALID"]);
      expect(await everything(opened().database)).toEqual(before);
    });
  });

  describe("what the contract's months tell", () => {
    it("a control, a supposition, a need and a curve", async () => {
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier());
      const control = valueOf(
        await cases.controlMonth(deps, actor, {
          contratId,
          period: "2026-01",
          bulletin: { totaux: { netAPayer: "3900.00" } },
        }),
      );
      expect(control.faults.map(({ line, expected }) => [line, expected])).toEqual([
        ["netAPayer", "3935.47"],
      ]);
      const net = valueOf(await cases.whatIf(deps, actor, { ask: "net", contratId }));
      expect(net.ask === "net" && net.figures.totals.netAPayer).toBe("3935.47");
      const need = valueOf(
        await cases.whatIf(deps, actor, {
          ask: "need",
          contratId,
          net: "3935.47",
          on: "netAPayer",
          lever: "jours",
        }),
      );
      expect(need.ask === "need" && need.value).toBe("19.00");
      const curve = valueOf(
        await cases.whatIf(deps, actor, { ask: "curve", contratId, from: "9000", to: "9500", every: "250" }),
      );
      expect(curve.ask === "curve" && curve.points.at(-1)?.totals.netAPayer).toBe("3935.47");
    });
  });
});
