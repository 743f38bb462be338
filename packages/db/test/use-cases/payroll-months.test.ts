import {
  closeMonth,
  computeMonth,
  openMonth,
  readPayslip,
  readStatement,
  saveContrat,
  savePiece,
  validateMonth,
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
import { journalIn, ledgerIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const PERIODS = ["2026-01", "2026-02", "2026-03", "2026-04"];

async function close({ deps, actor }: World, contratId: string, period: string): Promise<void> {
  for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
    valueOf(await step(deps, actor, { contratId, period }));
}

async function compute({ deps, actor }: World, contratId: string, period: string) {
  valueOf(await openMonth(deps, actor, { contratId, period }));
  return valueOf(await computeMonth(deps, actor, { contratId, period }));
}

onEachDatabase("kept months", (opened) => {
  describe("the life of a kept month", () => {
    let world: World;
    let contratId: string;
    beforeEach(async () => {
      world = await payrollWorld(opened(), always(stack));
      contratId = await writeDossier(world, garanceDossier(PERIODS));
    });

    it("computes the published payslip from a dossier", async () => {
      const month = await compute(world, contratId, "2026-01");
      expect([month.status, month.state, month.netAPayer]).toEqual(["calcule", "calculé", "3935.47"]);
    });

    it("does not skip a step, nor a month, and opens one at a time", async () => {
      const { deps, actor } = world;
      const january = { contratId, period: "2026-01" };
      expect(codesOf(await computeMonth(deps, actor, january))).toEqual(["MONTH_NOT_OPEN"]);
      expect(codesOf(await openMonth(deps, actor, { contratId, period: "2026-02" }))).toEqual([
        "MONTH_OUT_OF_ORDER",
      ]);
      valueOf(await openMonth(deps, actor, january));
      expect(codesOf(await openMonth(deps, actor, { contratId, period: "2026-02" }))).toEqual([
        "MONTH_STILL_OPEN",
      ]);
      expect(codesOf(await validateMonth(deps, actor, january))).toEqual(["MONTH_NOT_COMPUTED"]);
      expect(codesOf(await closeMonth(deps, actor, january))).toEqual(["MONTH_NOT_VALIDATED"]);
      valueOf(await computeMonth(deps, actor, january));
      expect(codesOf(await closeMonth(deps, actor, january))).toEqual(["MONTH_NOT_VALIDATED"]);
      valueOf(await validateMonth(deps, actor, january));
      valueOf(await closeMonth(deps, actor, january));
      expect(codesOf(await computeMonth(deps, actor, january))).toEqual(["MONTH_ALREADY_CLOSED"]);
      expect(codesOf(await validateMonth(deps, actor, january))).toEqual(["MONTH_ALREADY_CLOSED"]);
      expect(codesOf(await openMonth(deps, actor, { contratId, period: "2025-12" }))).toEqual([
        "MONTH_OUT_OF_ORDER",
      ]);
    });

    it("closed by two workers at once, it is posted once", async () => {
      const { deps, actor, database } = world;
      const asked = { contratId, period: "2026-01" };
      await compute(world, contratId, "2026-01");
      valueOf(await validateMonth(deps, actor, asked));
      const both = await Promise.all([closeMonth(deps, actor, asked), closeMonth(deps, actor, asked)]);
      expect(both.map((one) => valueOf(one).status)).toEqual(["clos", "clos"]);
      const numbers = (await ledgerIn(database)).map(({ numero }) => numero);
      expect(numbers.length).toBeGreaterThan(5);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect((await journalIn(database)).filter(({ action }) => action === "mois.cloture")).toHaveLength(1);
    });

    it("is computed again when its facts have changed since, before anyone signs for it", async () => {
      const { deps, actor } = world;
      const asked = { contratId, period: "2026-01" };
      const expense = {
        contratId,
        kind: "frais",
        data: { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" },
      };
      await compute(world, contratId, "2026-01");
      valueOf(await savePiece(deps, actor, expense));
      expect(codesOf(await validateMonth(deps, actor, asked))).toEqual(["MONTH_STALE"]);
      valueOf(await computeMonth(deps, actor, asked));
      valueOf(await validateMonth(deps, actor, asked));
      valueOf(
        await savePiece(deps, actor, {
          ...expense,
          revision: 1,
          data: { ...expense.data, montant: "41.00" },
        }),
      );
      expect(codesOf(await closeMonth(deps, actor, asked))).toEqual(["MONTH_STALE"]);
      expect(valueOf(await computeMonth(deps, actor, asked)).status).toBe("calcule");
    });

    it("that a check blocks says why, and is not validated", async () => {
      const { deps, actor } = world;
      const titres = {
        titresRestaurant: {
          aPartirDe: "2026-01",
          valeur: "12.00",
          partPatronale: "2.00",
          attribution: "saisie",
        },
      };
      valueOf(await savePiece(deps, actor, { contratId, kind: "avantage", data: titres }));
      valueOf(
        await savePiece(deps, actor, {
          contratId,
          kind: "avantage",
          data: { nombreTitres: { mois: "2026-01", nombre: "10" } },
        }),
      );
      const month = await compute(world, contratId, "2026-01");
      expect(month.state).toBe("bloqué");
      expect(month.events.some(({ severity }) => severity === "block")).toBe(true);
      expect(codesOf(await validateMonth(deps, actor, { contratId, period: "2026-01" }))).toEqual([
        "MONTH_NOT_PAYABLE",
      ]);
    });

    it("without what the rules need is refused, with what is missing", async () => {
      const { contrat, ...records } = garanceDossier();
      const byHours = { ...records, contrat: { ...(contrat as object), modeDuree: "heures" }, cra: [] };
      const contratId = await writeDossier(world, byHours, "P-002");
      const { deps, actor } = world;
      const month = await compute(world, contratId, "2026-01");
      expect([month.state, month.problems.map(({ code }) => code)]).toEqual(["refusé", ["FACT_MISSING"]]);
      expect(codesOf(await validateMonth(deps, actor, { contratId, period: "2026-01" }))).toEqual([
        "MONTH_NOT_PAYABLE",
      ]);
      expect(valueOf(await readPayslip(deps, actor, { contratId, period: "2026-01" })).payslip).toBeNull();
      expect(valueOf(await readStatement(deps, actor, { contratId, period: "2026-01" }))).toBeNull();
    });

    it("keeps what a closed month was asked on, whatever the contract becomes", async () => {
      const { deps, actor } = world;
      await close(world, contratId, "2026-01");
      const [contrat] = await contratsOf(world);
      const data = JSON.parse(contrat?.data ?? "{}") as Record<string, unknown>;
      const change = (changed: unknown) =>
        saveContrat(deps, actor, { id: contratId, revision: contrat?.revision, data: changed });
      expect(codesOf(await change({ ...data, salaireMensuelContractuel: "2500.00" }))).toEqual([
        "CLOSED_MONTH_CHANGED",
      ]);
      const avenants = [{ aPartirDe: "2026-02", salaireMensuelContractuel: "2500.00" }];
      valueOf(await change({ ...data, avenants }));
      expect(codesOf(await change({ ...data, avenants }))).toEqual(["CHANGED_MEANWHILE"]);
      const missions = { contratId, kind: "mission", revision: 1 };
      const mission = { id: "m1", tjm: "500.00", debut: "2026-01-01" };
      expect(
        codesOf(await savePiece(deps, actor, { ...missions, data: { ...mission, tjm: "550.00" } })),
      ).toEqual(["CLOSED_MONTH_CHANGED"]);
      valueOf(
        await savePiece(deps, actor, {
          ...missions,
          data: { ...mission, avenants: [{ aPartirDe: "2026-03", fin: "2026-04-30" }] },
        }),
      );
    });
  });
});
