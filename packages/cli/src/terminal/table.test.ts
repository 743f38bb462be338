import { describe, expect, it } from "vitest";
import { painter, screenOf, widthOf } from "./screen.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

const screen = { columns: 60, colours: false };
const paint = painter(screen);

describe("a table", () => {
  const rows: readonly Row[] = [
    {
      style: "line",
      label: "Contribution de solidarité pour l'autonomie des personnes",
      cells: ["6 004,94", "18,01"],
    },
    { style: "total", label: "Total", cells: ["", "1 292,65"] },
  ];
  const lines = renderTable(rows, screen, paint).trimEnd().split("\n");

  it("wraps labels and never goes beyond the screen", () => {
    expect(lines.length).toBe(3);
    expect(lines.every((line) => widthOf(line) <= 60)).toBe(true);
  });

  it("ends its figures in the same column", () => {
    expect(lines.slice(1).map(widthOf)).toEqual([60, 60]);
  });
});

describe("text", () => {
  it("does not leave a guillemet or a unit alone at the end of a line", () => {
    const text = paragraph("Le montant de « Coût de la paie » est de 12,00 € ; il reste 5 % : voilà !", {
      columns: 24,
      colours: false,
    });
    expect(text.split("\n").some((line) => /«$|^\s*[»€%;:!]/.test(line.trim()))).toBe(false);
  });

  it("carries no order to the terminal", () => {
    expect(paragraph("a\u001B[31mb", screen)).not.toContain("\u001B");
  });
});

describe("the screen", () => {
  it.each([
    { stream: { isTTY: true, columns: 100 }, environment: {}, expected: { columns: 100, colours: true } },
    {
      stream: { isTTY: true, columns: 100 },
      environment: { NO_COLOR: "1" },
      expected: { columns: 100, colours: false },
    },
    {
      stream: { isTTY: true, columns: 300 },
      environment: { NO_COLOR: "" },
      expected: { columns: 120, colours: true },
    },
    { stream: {}, environment: {}, expected: { columns: 80, colours: false } },
    { stream: {}, environment: { COLUMNS: "120" }, expected: { columns: 120, colours: false } },
  ])("is $expected for $stream and $environment", ({ stream, environment, expected }) => {
    expect(screenOf(stream, environment)).toEqual(expected);
  });
});
