import { describe, expect, it } from "vitest";
import { nameOf } from "./kinds.ts";

describe("what a panel calls the parts of one line", () => {
  const label = "Assurance vieillesse plafonnée";
  it.each([
    ["vieillessePlafonnee.base", "Assurance vieillesse plafonnée, base"],
    ["vieillessePlafonnee.employeeRate", "Assurance vieillesse plafonnée, taux salarial"],
    ["vieillessePlafonnee.employer~hypothese", "Assurance vieillesse plafonnée, part patronale"],
    ["vieillessePlafonnee", "Assurance vieillesse plafonnée"],
  ])("%s is « %s »", (id, name) => {
    expect(nameOf({ id, label })).toBe(name);
  });
});
