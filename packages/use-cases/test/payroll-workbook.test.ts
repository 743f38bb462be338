import type { Result } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { openArchive } from "../src/payroll/import/open-archive.ts";
import { readTable } from "../src/payroll/import/table.ts";
import { rowOf, workbookOf } from "./payroll-xlsx.ts";

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
    expect(codesOf(await readTable(bytes.slice(0, 200)))).toEqual(["IMPORT_UNREADABLE"]);
  });
});

function codesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(codesOf(result).join(" "));
}
