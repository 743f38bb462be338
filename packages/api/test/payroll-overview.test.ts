import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../src/client.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import {
  answered,
  CALLED,
  FEBRUARY,
  hire,
  JANUARY,
  MISSION,
  refusedWith,
  typeHours,
  typePaidInvoice,
} from "./payroll-dossier.ts";

/** What a month, a period and the whole company look like from above; the figures are those of `payroll-dossier.ts`. */
describe("the payroll at a glance, over HTTP", () => {
  let world: ApiWorld;
  let paie: ApiClient;
  let lecteur: ApiClient;
  let contratId: string;
  const january = () => ({ contratId, period: "2026-01" });
  const february = () => ({ contratId, period: "2026-02" });

  beforeAll(async () => {
    world = await apiWorld({ shipped: true });
    paie = await world.client("deux-rives", "payroll");
    lecteur = await world.client("deux-rives", "reader");
    contratId = await hire(paie, "P-001");
    await typeHours(paie, contratId, "2026-01");
    await typeHours(paie, contratId, "2026-02");
    await typePaidInvoice(paie, contratId, JANUARY);
    await typePaidInvoice(paie, contratId, FEBRUARY);
    for (const step of ["openMonth", "computeMonth", "validateMonth", "closeMonth"] as const)
      await paie.payroll[step].mutate(january());
    await paie.payroll.openMonth.mutate(february());
    await paie.payroll.computeMonth.mutate(february());
  });
  afterAll(() => world.close());

  it("counts the months of each period by where they stand, the newest first", async () => {
    const periods = await lecteur.payroll.listPeriods.query({});
    expect(periods.map(({ period, total, aValider, clos }) => [period, total, aValider, clos])).toEqual([
      ["2026-02", 1, 1, 0],
      ["2026-01", 1, 0, 1],
    ]);
  });

  it("shows the months of a period with their porté and their net", async () => {
    const months = await lecteur.payroll.readPeriod.query({ period: "2026-01" });
    expect(months).toMatchObject([
      { contratId, status: "clos", netAPayer: "5177.81", porte: { matricule: "P-001" }, reason: null },
    ]);
  });

  it("says where the turnover of a month went, to the cent", async () => {
    const identity = await lecteur.payroll.readIdentity.query(january());
    expect([identity?.caHt, identity?.difference, identity?.closes]).toEqual(["15000.00", "0.00", true]);
    // 15 000 × 10 %.
    expect(identity?.terms.find(({ id }) => id === "fraisDeGestion")?.amount).toBe("1500.00");
  });

  it("shows what a correction would post, and keeps nothing of it", async () => {
    const paid = { id: "m1", client: MISSION.client, dateDebut: MISSION.debut, tjm: MISSION.tjm };
    const missions = [{ ...paid, caFacture: "13000.00", caEncaisse: "13000.00" }];
    const asked = { ...january(), motif: "virement saisi pour un autre client", facts: { missions } };
    const { period, table } = await paie.payroll.previewCorrection.mutate(asked);
    expect(period).toBe("2026-02");
    const fee = table.months[0]?.rows.find(({ line }) => line === "fraisDeGestion");
    // 13 000 × 10 % = 1 300.00, and 1 500.00 was taken.
    expect([fee?.paid, fee?.restated, fee?.difference]).toEqual(["1500.00", "1300.00", "-200.00"]);
    const statement = await lecteur.payroll.readStatement.query(february());
    const rappels = statement?.sections.find(({ kind }) => kind === "rappels");
    expect(rappels?.kind === "rappels" ? rappels.table.months : []).toEqual([]);
    expect(await refusedWith(lecteur.payroll.previewCorrection.mutate(asked))).toEqual(["RIGHT_MISSING"]);
  });

  it("tells a company what waits and what its months brought", async () => {
    const board = await lecteur.payroll.readDashboard.query({});
    expect(board.months.periods.map(({ period, aValider }) => [period, aValider])).toEqual([["2026-02", 1]]);
    expect(board.marge.total).toEqual({ fraisDeGestion: "1500.00", ca: "15000.00", part: "10.00" });
  });

  it("is called here, procedure by procedure", () => {
    expect(CALLED.overview.filter((name) => !answered(world).includes(name))).toEqual([]);
  });
});
