import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRows, withCell, withoutRow } from "./csv-text.ts";

const FILE = 'matricule;date;commentaire\r\nDR-001;03/11/2026;"atelier ; suite"\r\nDR-002;04/11/2026;\r\n';

describe("the text of a CSV file", () => {
  it("has its rows under their numbers, the header first, quoted separators kept", () => {
    expect(csvRows(FILE).map(({ line, cells }) => [line, cells])).toEqual([
      [1, ["matricule", "date", "commentaire"]],
      [2, ["DR-001", "03/11/2026", "atelier ; suite"]],
      [3, ["DR-002", "04/11/2026", ""]],
      [4, [""]],
    ]);
  });

  it("keeps a line break that stands in quotes within its row", () => {
    expect(csvRows('a;b\n"un\ndeux";x').map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["un\ndeux", "x"],
    ]);
  });

  it("changes one cell and nothing else", () => {
    const row = csvRows(FILE)[2];
    if (row === undefined) throw new Error("no row");
    expect(withCell(FILE, row, 1, "05/11/2026")).toBe(FILE.replace("04/11/2026", "05/11/2026"));
    expect(withoutRow(FILE, row)).toBe(
      'matricule;date;commentaire\r\nDR-001;03/11/2026;"atelier ; suite"\r\n\r\n',
    );
  });

  it("reads back any text that is typed into a cell, the other rows as they were", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(2), (typed, column) => {
        const row = csvRows(FILE)[1];
        if (row === undefined) throw new Error("no row");
        const rows = csvRows(withCell(FILE, row, column, typed));
        expect(rows[1]?.cells[column]).toBe(typed);
        expect(rows[2]?.cells).toEqual(["DR-002", "04/11/2026", ""]);
      }),
    );
  });
});
