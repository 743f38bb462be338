import { describe, expect, it } from "vitest";
import { identifiersOf } from "../src/identifiers-page.ts";
import { readPage, ruleSets, tableHeads } from "./repository.ts";

describe("the glossary", () => {
  const used = [...new Set(ruleSets().flatMap((ruleSet) => identifiersOf(ruleSet).map(({ id }) => id)))];
  const terms = tableHeads(readPage("docs/glossary.md"));
  const all = tableHeads(readPage("docs/glossary-ids.md"));

  it("lists every identifier of the rules", () => {
    expect(used.filter((id) => !all.includes(id))).toEqual([]);
  });

  it("explains only what the rules name, each term once", () => {
    expect([...terms, ...all].filter((id) => !used.includes(id))).toEqual([]);
    expect(terms.filter((term, rank) => terms.indexOf(term) !== rank)).toEqual([]);
  });

  it("says of each term what it is, its unit, its source and what it is not", () => {
    const rows = readPage("docs/glossary.md")
      .split("\n")
      .filter((row) => row.startsWith("| `"));
    const incomplete = rows.filter(
      (row) =>
        row.split(" | ").length !== 5 ||
        row
          .split("|")
          .slice(1, -1)
          .some((cell) => cell.trim() === ""),
    );
    expect(incomplete).toEqual([]);
    expect(rows.length).toBeGreaterThan(80);
  });
});
