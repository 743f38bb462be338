import { describe, expect, it } from "vitest";
import { entryOf, type Entry, type Group } from "./entries.ts";
import { matching, MOST_SHOWN } from "./match.ts";

function entry(label: string, group: Group = "Règles", also = ""): Entry {
  return entryOf(
    { key: `${group} ${label}`, group, label, detail: "", goal: { kind: "page", to: "/$societe" } },
    also,
  );
}

function labels(entries: readonly Entry[], typed: string): readonly string[] {
  return matching(entries, typed).map(({ label }) => label);
}

describe("the search", () => {
  const rules = [
    entry("Provision pour réserve"),
    entry("Assiette de la réserve financière", "Règles", "assietteReserve"),
    entry("Réserve financière", "Règles", "reserveFinanciere"),
    entry("Préservation"),
    entry("Plafond de la Sécurité sociale", "Règles", "plafondMensuel pss"),
  ];

  it("finds whatever the accents, first what begins so, then a word that does, then the others", () => {
    expect(labels(rules, "RESERV")).toEqual([
      "Réserve financière",
      "Provision pour réserve",
      "Assiette de la réserve financière",
      "Préservation",
    ]);
  });

  it("asks for every word, in any order", () => {
    expect(labels(rules, "financiere assiette")).toEqual(["Assiette de la réserve financière"]);
    expect(labels(rules, "financiere plafond")).toEqual([]);
  });

  it("finds a rule by its id", () => {
    expect(labels(rules, "plafondM")).toEqual(["Plafond de la Sécurité sociale"]);
  });

  it("keeps room for each group, pages first", () => {
    const many = Array.from({ length: 3000 }, (_, index) => entry(`Règle ${index}`, "Scénarios"));
    const found = matching([...many, entry("Règles", "Pages")], "regle");
    expect(found[0]?.group).toBe("Pages");
    expect(found.length).toBeLessThanOrEqual(MOST_SHOWN);
    expect(matching(many, "regle")).toHaveLength(MOST_SHOWN);
  });
});
