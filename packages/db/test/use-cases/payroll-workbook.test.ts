import { previewImport, type ImportPreview } from "@bareme/use-cases";
import ExcelJS from "exceljs";
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

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

onEachDatabase("workbooks", (opened) => {
  let world: World;
  beforeEach(async () => {
    world = await payrollWorld(opened(), always(stack));
    const { missions: _one, ...dossier } = garanceDossier();
    const missions = [{ id: "m1", client: "Musée du Fleuve", tjm: "500.00", debut: "2026-01-01" }];
    await writeDossier(world, { ...dossier, missions });
  });

  async function preview(kind: string, file: object): Promise<ImportPreview> {
    return valueOf(await previewImport(world.deps, world.actor, { kind, file }));
  }

  describe("a workbook that is imported", () => {
    const HEADER = [
      "matricule",
      "mission",
      "date",
      "nature",
      "unite",
      "quantite",
      "debut",
      "fin",
      "commentaire",
    ];

    it("gives dates, numbers and times as a person would type them", async () => {
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet("CRA");
      sheet.addRow(HEADER);
      sheet.addRow([
        "P-001",
        "m1",
        new Date(Date.UTC(2026, 1, 2)),
        "prestation",
        "J",
        0.5,
        null,
        null,
        "écrit par Excel",
      ]);
      sheet.addRow([
        "P-001",
        "m1",
        "03/02/2026",
        "prestation",
        "H",
        { formula: "0.1+0.2", result: 0.1 + 0.2 },
      ]);
      const base64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64");
      const { changes, lines } = await preview("cra", { base64 });
      expect(lines.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
      expect(changes.map(({ after }) => after)).toEqual([
        {
          date: "2026-02-02",
          mission: "m1",
          nature: "prestation",
          jours: "0.5",
          commentaire: "écrit par Excel",
        },
        { date: "2026-02-03", mission: "m1", nature: "prestation", heures: "0.3" },
      ]);
    });

    it("that is cut short is refused", async () => {
      const workbook = new ExcelJS.Workbook();
      workbook.addWorksheet("CRA").addRow(HEADER);
      const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
      const cut = bytes.subarray(0, 200).toString("base64");
      const refused = await previewImport(world.deps, world.actor, { kind: "cra", file: { base64: cut } });
      expect(codesOf(refused)).toEqual(["IMPORT_UNREADABLE"]);
    });
  });
});
