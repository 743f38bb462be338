import { savePieces } from "@bareme/use-cases";
import { beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { dashboardOf } from "./dashboard-world.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type Records,
  type World,
} from "./payroll-world.ts";

// Slow machines compile the shipped rules.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

onEachDatabase("the dashboard, from invoices and payments", (opened) => {
  let world: World;
  let contratId: string;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
    const { contrat } = garanceDossier();
    const missions = [
      { id: "m1", client: "Phare de Cordouan", tjm: "500.00", debut: "2026-01-01" },
      { id: "m2", tjm: "500.00", debut: "2026-01-01" },
    ];
    contratId = await writeDossier(world, { contrat, missions });
  });

  const invoice = (id: string, date: string, ht: string, tva: string, more: Records = {}) => ({
    kind: "facture",
    data: { id, mission: "m1", date, ht, tva, ...more },
  });
  const receipt = (id: string, facture: string, date: string, amount: Records) => ({
    kind: "encaissement",
    data: { id, facture, date, ...amount },
  });
  const save = async (...pieces: readonly object[]) =>
    void valueOf(await savePieces(world.deps, world.actor, { contratId, pieces }));
  const unpaid = async () => {
    const { delaiPaiement } = await dashboardOf(world);
    const { rows } = delaiPaiement.unpaid;
    return {
      creances: delaiPaiement.creances,
      rows: rows.map(({ facture, ttc, due, days }) => [facture, ttc, due, days]),
    };
  };

  it("is what clients owe over what they were invoiced, times the days of the invoices", async () => {
    await save(
      // Due 1200.00 − 600.00 = 600.00, 184 days ago: July 31, August 31, September 30, October 31, November 30, December 31.
      invoice("F-1", "2026-06-30", "1000.00", "20"),
      receipt("E-1", "F-1", "2026-07-31", { ttc: "600.00" }),
      // The first of the ninety days up to 31 December: 29 of October, 30 of November, 31 of December. Due 2400.00.
      invoice("F-2", "2026-10-03", "2000.00", "20", { mission: "m2" }),
      // The day before, paid in whole.
      invoice("F-3", "2026-10-02", "300.00", "0"),
      receipt("E-3", "F-3", "2026-10-20", { ttc: "300.00" }),
      // Today: 999.99 × 5.5 % = 54.99945, 55.00 to the cent. Due 1054.99.
      invoice("F-4", "2026-12-31", "999.99", "5.5"),
      // Tomorrow's, which nobody owes yet, and what will be paid then.
      invoice("F-5", "2027-01-01", "700.00", "20"),
      receipt("E-4", "F-4", "2027-01-02", { ttc: "1054.99" }),
    );
    const { on, delaiPaiement } = await dashboardOf(world);
    // (600.00 + 2400.00 + 1054.99) × 90 ÷ (2400.00 + 1054.99) = 4054.99 × 90 ÷ 3454.99 = 105.6296….
    expect(on).toBe("2026-12-31");
    expect(delaiPaiement).toMatchObject({
      jours: "105.63",
      creances: "4054.99",
      caFacture: "3454.99",
      from: "2026-10-03",
      to: "2026-12-31",
      days: 90,
    });
    const { rows, total } = delaiPaiement.unpaid;
    expect(total).toBe(3);
    expect(
      rows.map(({ facture, mission, client, date, ttc, due, days, porte }) => [
        facture,
        mission,
        client,
        date,
        ttc,
        due,
        days,
        porte.matricule,
      ]),
    ).toEqual([
      ["F-1", "m1", "Phare de Cordouan", "2026-06-30", "1200.00", "600.00", 184, "P-001"],
      ["F-2", "m2", null, "2026-10-03", "2400.00", "2400.00", 89, "P-001"],
      ["F-4", "m1", "Phare de Cordouan", "2026-12-31", "1054.99", "1054.99", 0, "P-001"],
    ]);
    expect(rows.map((row) => row.contratId)).toEqual([contratId, contratId, contratId]);
  });

  it("takes off credit notes, what is written off, and payments given before VAT by their share", async () => {
    await save(
      // 1200.00 − 600.00 of its credit note = 600.00; 250.00 before VAT of 500.00 is the half of it: 300.00 due.
      invoice("F-1", "2026-11-02", "1000.00", "20"),
      invoice("A-1", "2026-11-12", "-500.00", "20", { avoir: "F-1" }),
      receipt("E-1", "F-1", "2026-11-20", { ht: "250.00" }),
      // 1200.00; 100.00 before VAT never to come, 120.00 with it: 1080.00 due.
      invoice("F-2", "2026-11-03", "1000.00", "20"),
      { kind: "impaye", data: { facture: "F-2", date: "2026-12-01", ht: "100.00" } },
      // Printed 1200.01: 333.33 × 1.20001 = 399.9993333, 400.00 to the cent: 800.01 due.
      invoice("F-3", "2026-11-04", "1000.00", "20", { ttc: "1200.01" }),
      receipt("E-3", "F-3", "2026-12-01", { ht: "333.33" }),
      // The client is paid back 100.00 on the credit note of an invoice paid in whole: 600.00 − 1200.00 + 100.00 is an over-payment.
      invoice("F-4", "2026-11-05", "1000.00", "20"),
      invoice("A-4", "2026-11-15", "-500.00", "20", { avoir: "F-4" }),
      receipt("E-4", "F-4", "2026-11-10", { ttc: "1200.00" }),
      receipt("R-4", "A-4", "2026-12-02", { ttc: "-100.00" }),
      // Taken back in whole after a part was paid before VAT: nothing is due.
      invoice("F-6", "2026-11-06", "100.00", "20"),
      receipt("E-6", "F-6", "2026-11-08", { ht: "50.00" }),
      invoice("A-6", "2026-11-16", "-100.00", "20", { avoir: "F-6" }),
    );
    // 300.00 + 1080.00 + 800.01; the over-payments of F-4 and F-6 take nothing off it.
    expect(await unpaid()).toEqual({
      creances: "2180.01",
      rows: [
        ["F-1", "600.00", "300.00", 59],
        ["F-2", "1200.00", "1080.00", 58],
        ["F-3", "1200.01", "800.01", 57],
      ],
    });
    // F-1 and F-4 600.00 each, F-2 1200.00, F-3 1200.01, F-6 nothing; 2180.01 × 90 ÷ 3600.01 = 54.5001….
    expect((await dashboardOf(world)).delaiPaiement).toMatchObject({
      caFacture: "3600.01",
      jours: "54.50",
    });
  });

  it("says no delay where nothing was invoiced in its days, and still what is owed", async () => {
    await save(invoice("F-1", "2026-01-20", "10.00", "20"));
    expect((await dashboardOf(world)).delaiPaiement).toMatchObject({
      jours: null,
      creances: "12.00",
      caFacture: "0.00",
    });
  });

  it("keeps apart invoices of one number of two contracts, shows the twenty oldest, and adds up all of them", async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => `F-${String(index + 10)}`);
    await save(
      ...numbers.map((id, index) => invoice(id, `2026-11-${String(index + 10)}`, "100.00", "20")),
      receipt("E-1", "F-10", "2026-12-01", { ttc: "20.00" }),
    );
    const { contrat, missions } = garanceDossier();
    const other = { contrat, missions, factures: [{ ...invoice("F-10", "2026-11-01", "100.00", "0").data }] };
    await writeDossier(world, other, "P-002");
    const { delaiPaiement } = await dashboardOf(world);
    const { rows, total } = delaiPaiement.unpaid;
    // 19 × 120.00 + 100.00 + 100.00 = 2480.00.
    expect([total, rows.length, delaiPaiement.creances]).toEqual([21, 20, "2480.00"]);
    expect(rows.slice(0, 2).map(({ facture, due, porte }) => [facture, due, porte.matricule])).toEqual([
      ["F-10", "100.00", "P-002"],
      ["F-10", "100.00", "P-001"],
    ]);
    expect(rows.some(({ facture }) => facture === "F-29")).toBe(false);
  });

  it("is nothing to another company", async () => {
    await save(invoice("F-1", "2026-12-20", "10.00", "20"));
    expect((await dashboardOf(world, world.stranger)).delaiPaiement).toMatchObject({
      creances: "0.00",
      caFacture: "0.00",
      unpaid: { rows: [], total: 0 },
    });
  });
});
