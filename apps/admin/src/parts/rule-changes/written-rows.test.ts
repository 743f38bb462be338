import { describe, expect, it } from "vitest";
import { writtenRows } from "./written-rows.ts";

const RATE = { label: "Taux de l'apport d'affaires", unit: "%", rate: "" };
const FEES = { label: "Frais de gestion", unit: "EUR", rate: "%" };

describe("what a change of rules says", () => {
  it("a value stands beside the one it replaces, with its unit", () => {
    expect(writtenRows({ before: "5", after: "5.5" }, RATE)).toEqual([
      { what: "", before: "5\u202F%", after: "5,5\u202F%" },
    ]);
  });

  it("a value that gets a note is not told as changed, the note is", () => {
    expect(writtenRows({ before: "5", after: '{"note":"provisoire","value":"5"}' }, RATE)).toEqual([
      { what: "note", before: null, after: "provisoire" },
    ]);
  });

  it("the bands of a grid are read together, the one that moved with both rates", () => {
    const before = '{"bands":[{"rate":"10","upTo":"70000"},{"rate":"8"}]}';
    const after = '{"bands":[{"rate":"9","upTo":"70000"},{"rate":"8"}]}';
    expect(writtenRows({ before, after }, FEES)).toEqual([
      {
        what: "tranche 1",
        before: "jusqu'à 70\u202F000,00\u202F€\u202F: 10\u202F%",
        after: "jusqu'à 70\u202F000,00\u202F€\u202F: 9\u202F%",
      },
      { what: "tranche 2", before: "au-delà\u202F: 8\u202F%", after: "au-delà\u202F: 8\u202F%" },
    ]);
  });

  it("of a line only what changed is told", () => {
    const before = '{"formula":"a * b","id":"frais","label":"Frais","round":{"mode":"up","step":"0.01"}}';
    const after = '{"formula":"b * a","id":"frais","label":"Frais","round":{"mode":"down","step":"0.01"}}';
    expect(writtenRows({ before, after }, undefined)).toEqual([
      { what: "formule", before: "a * b", after: "b * a" },
      { what: "arrondi mode", before: "up", after: "down" },
    ]);
  });

  it("a value that ends is said to be without value", () => {
    expect(writtenRows({ before: "5", after: "null" }, RATE)).toEqual([
      { what: "", before: "5\u202F%", after: "sans valeur" },
    ]);
  });
});
