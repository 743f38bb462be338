import { compareText, decimal, decimalToFixed, subtract } from "@bareme/kernel";
import {
  closeMonth,
  computeMonth,
  correctMonth,
  listPeriods,
  openMonth,
  previewCorrection,
  readIdentity,
  readPeriod,
  readStatement,
  savePiece,
  validateMonth,
} from "@bareme/use-cases";
import { beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type Records,
  type World,
} from "./payroll-world.ts";
import { everything } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const STEPS = [openMonth, computeMonth, validateMonth, closeMonth];
const PERIODS = ["2026-01", "2026-02"];
const NOBODY = { ouvert: 0, aValider: 0, provisoire: 0, bloque: 0, refuse: 0, aClore: 0, clos: 0 };

onEachDatabase("the periods of a company", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
  });

  async function step(contratId: string, period: string, steps: number): Promise<void> {
    for (const one of STEPS.slice(0, steps))
      valueOf(await one(world.deps, world.actor, { contratId, period }));
  }

  async function brought(matricule: string, steps: number, dossier: Records = garanceDossier(PERIODS)) {
    const contratId = await writeDossier(world, dossier, matricule);
    await step(contratId, "2026-01", steps);
    return contratId;
  }

  /** Titres-restaurant of 12.00 of which the company pays 2.00, less than half: a check of the rules stops the month. */
  async function blocked(matricule: string): Promise<string> {
    const contratId = await brought(matricule, 0);
    const titresRestaurant = {
      aPartirDe: "2026-01",
      valeur: "12.00",
      partPatronale: "2.00",
      attribution: "saisie",
    };
    for (const data of [{ titresRestaurant }, { nombreTitres: { mois: "2026-01", nombre: "10" } }])
      valueOf(await savePiece(world.deps, world.actor, { contratId, kind: "avantage", data }));
    await step(contratId, "2026-01", 2);
    return contratId;
  }

  it("are told newest first, each with where its months stand, those that are wholly closed among them", async () => {
    const ahead = await brought("P-1", 4);
    await step(ahead, "2026-02", 4);
    await brought("P-2", 4);
    expect(valueOf(await listPeriods(world.deps, world.actor, {}))).toEqual([
      { ...NOBODY, period: "2026-02", total: 1, clos: 1 },
      { ...NOBODY, period: "2026-01", total: 2, clos: 2 },
    ]);
    await blocked("P-3");
    const [, january] = valueOf(await listPeriods(world.deps, world.actor, {}));
    expect(january).toEqual({ ...NOBODY, period: "2026-01", total: 3, clos: 2, bloque: 1 });
    expect(valueOf(await listPeriods(world.deps, world.stranger, {}))).toEqual([]);
  });

  it("list their months by matricule, each with its porté, its net and what stops it", async () => {
    const stopped = await blocked("P-3");
    const open = await brought("P-2", 1);
    const paid = await brought("P-1", 4);
    const byHours = {
      ...garanceDossier(),
      contrat: { ...(garanceDossier()["contrat"] as object), modeDuree: "heures" },
      cra: [],
    };
    const incomplete = await brought("P-4", 2, byHours);
    const rows = valueOf(await readPeriod(world.deps, world.actor, { period: "2026-01" }));
    expect(rows.map(({ contratId, status, state }) => [contratId, status, state])).toEqual([
      [paid, "clos", "calculé"],
      [open, "ouvert", null],
      [stopped, "calcule", "bloqué"],
      [incomplete, "calcule", "refusé"],
    ]);
    expect(rows[0]?.porte).toMatchObject({ matricule: "P-1", nom: "Durand", prenom: "Alix" });
    // The published payslip of that month pays 3935.47.
    expect(rows.map(({ netAPayer }) => netAPayer).slice(0, 2)).toEqual(["3935.47", null]);
    expect(rows.map(({ reason }) => reason?.kind ?? null)).toEqual([null, null, "check", "problem"]);
    const check = stack.plan.checks.find(({ id }) => id === rows[2]?.reason?.code);
    expect([check?.severity, rows[2]?.reason?.message]).toEqual([
      "block",
      expect.stringMatching(/titres?-restaurant|part patronale/i),
    ]);
    expect(rows[3]?.reason?.code).toBe("FACT_MISSING");
    expect(codesOf(await readPeriod(world.deps, world.actor, { period: "janvier" }))).toEqual([
      "INPUT_INVALID",
    ]);
  });

  it("tell for each month where its turnover went, to the cent", async () => {
    const contratId = await brought("P-1", 2);
    const identity = valueOf(await readIdentity(world.deps, world.actor, { contratId, period: "2026-01" }));
    expect([identity?.caHt, identity?.closes, identity?.difference]).toEqual(["9500.00", true, "0.00"]);
    expect(identity?.terms.find(({ id }) => id === "brut")?.amount).toBe("6004.94");
  });

  it("show what a correction would post before it is kept, and it is what the month then posts", async () => {
    const contratId = await brought("P-1", 4);
    const { deps, actor } = world;
    // Base pay of January should have been 2500.00: 126.00 more, apport 6.30 (125.00 − 118.70), leave 13.23 (559.13 − 545.90).
    const correction = {
      contratId,
      period: "2026-01",
      motif: "salaire du contrat relevé",
      facts: { salaireMensuelContractuel: "2500.00" },
    };
    expect(codesOf(await previewCorrection(deps, actor, correction))).toEqual(["MONTH_NOT_OPEN"]);
    await step(contratId, "2026-02", 1);
    const before = await everything(opened().database);
    const preview = valueOf(await previewCorrection(deps, actor, correction));
    expect(await everything(opened().database)).toEqual(before);
    const [january] = preview.table.months;
    expect([preview.period, january?.period]).toEqual(["2026-02", "2026-01"]);
    const pay = (january?.rows ?? []).filter(({ part }) => part === "compte:salaires");
    expect(pay.map(({ line, difference }) => `${line} ${difference}`).toSorted(compareText)).toEqual([
      "apportSurBase 6.30",
      "congesPayes 13.23",
      "salaireDeBase 126.00",
    ]);
    // The net moves by the 145.53 of pay, less what is withheld of it: the rows say each contribution.
    const withheld = (january?.rows ?? []).filter(({ part }) => part === "employee" || part === "retenue");
    expect(withheld.length).toBeGreaterThan(5);
    const net = withheld.reduce(
      (left, { difference }) => subtract(left, decimal(difference)),
      decimal("145.53"),
    );
    expect(preview.netAPayerMoved).toBe(decimalToFixed(net, 2));
    valueOf(await correctMonth(deps, actor, correction));
    valueOf(await computeMonth(deps, actor, { contratId, period: "2026-02" }));
    const statement = valueOf(await readStatement(deps, actor, { contratId, period: "2026-02" }));
    const posted = statement?.sections.find((section) => section.kind === "rappels");
    expect(posted?.kind === "rappels" && posted.table).toEqual(preview.table);
    const wrong = { ...correction, facts: { salaireMensuelContractuel: "deux mille" } };
    expect((await previewCorrection(deps, actor, wrong)).ok).toBe(false);
  });
});
