import ExcelJS from "exceljs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { previewImport, type ImportPreview } from "../src/index.ts";
import { openArchive } from "../src/payroll/import/open-archive.ts";
import { readTable } from "../src/payroll/import/table.ts";
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
import { rowOf, workbookOf } from "./payroll-xlsx.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

let world: World;
beforeEach(async () => {
  world = await payrollWorld(always(stack));
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
    sheet.addRow(["P-001", "m1", "03/02/2026", "prestation", "H", { formula: "0.1+0.2", result: 0.1 + 0.2 }]);
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

  it("is not written out cell by cell where it merges, checks or names a whole sheet", async () => {
    const row = ["P-001", "m1", "02/02/2026", "prestation", "J", "1"];
    const whole = "A1:XFD1048576";
    const wide = workbookOf(rowOf(1, HEADER) + rowOf(2, row), {
      after: `<mergeCells count="1"><mergeCell ref="${whole}"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="${whole}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
    });
    expect(valueOf(await readTable(wide)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "matricule"],
      [2, "P-001"],
    ]);
    const named = workbookOf(rowOf(1, HEADER) + rowOf(2, row), {
      names: `<definedNames><definedName name="tout">S!$A$1:$XFD$1048576</definedName></definedNames>`,
    });
    expect(codesOf(await readTable(named))).toEqual(["IMPORT_UNREADABLE"]);
  });

  it("is refused when it inflates to more than a server should hold, or is cut short", async () => {
    const bytes = workbookOf(rowOf(1, HEADER));
    expect(openArchive(bytes, 10_000)?.size).toBe(5);
    expect(openArchive(bytes, 500)).toBeUndefined();
    expect(openArchive(bytes.slice(0, -30), 10_000)).toBeUndefined();
    const cut = Buffer.from(bytes.slice(0, 200)).toString("base64");
    const refused = await previewImport(world.deps, world.actor, { kind: "cra", file: { base64: cut } });
    expect(codesOf(refused)).toEqual(["IMPORT_UNREADABLE"]);
  });
});
