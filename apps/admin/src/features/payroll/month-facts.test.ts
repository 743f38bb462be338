import { describe, expect, it } from "vitest";
import {
  changedFacts,
  decimalTyped,
  readMonthFacts,
  withFact,
  withField,
  withItem,
  withoutItem,
} from "./month-facts.ts";

const SCALAR = {
  type: "decimal",
  unit: "EUR",
  min: null,
  max: null,
  step: null,
  options: null,
  default: null,
};
const STATUT = { id: "statut", label: "Statut", slot: false, ...SCALAR, type: "choice" };
const LECTURE = {
  id: "lectureApport",
  label: "Lecture de l'apport",
  at: ["contract"],
  options: [{ id: "surBase", label: "Sur le salaire de base", status: "lawful" }],
};
const PLAN = JSON.stringify({
  facts: [
    { id: "cotisationSante", label: "Cotisation de santé", slot: false, ...SCALAR },
    { ...STATUT, options: ["cadre", "nonCadre"] },
  ],
  choices: [LECTURE, { ...LECTURE, id: "regimeFrais", at: ["frais"] }],
  collections: [
    {
      id: "frais",
      label: "Frais du mois",
      item: "frais",
      optional: true,
      fields: [{ id: "montant", label: "Montant", ...SCALAR }],
    },
    { id: "rappels", label: "Rappels", item: "rappel", optional: true, fields: [] },
  ],
});
const REQUEST = JSON.stringify({
  period: "2026-10",
  facts: { cotisationSante: "60.00", frais: [{ id: "train", montant: "84.00" }], rappels: [{ id: "r" }] },
});

describe("the facts of a closed month", () => {
  const { facts, words, lists } = readMonthFacts({ plan: PLAN, request: REQUEST });

  it("are read under the words of the rules; rappels are nobody's to type", () => {
    expect(facts).toEqual({ cotisationSante: "60.00", frais: [{ id: "train", montant: "84.00" }] });
    expect(words.map(({ id, label, unit }) => [id, label, unit])).toEqual([
      ["cotisationSante", "Cotisation de santé", "EUR"],
      ["statut", "Statut", "EUR"],
      ["lectureApport", "Lecture de l'apport", ""],
    ]);
    expect(lists.map(({ id, fields }) => [id, fields.map((field) => field.id)])).toEqual([
      ["frais", ["montant", "regimeFrais"]],
    ]);
    expect(words.flatMap(({ options }) => options)).toEqual([
      { value: "cadre", label: "Cadre" },
      { value: "nonCadre", label: "Non cadre" },
      { value: "surBase", label: "Sur le salaire de base" },
    ]);
  });

  it("are corrected by what was changed alone", () => {
    expect(changedFacts(facts, withFact(facts, "cotisationSante", "70.00"))).toEqual({
      cotisationSante: "70.00",
    });
    expect(changedFacts(facts, withFact(facts, "cotisationSante", "60.00"))).toEqual({});
    expect(changedFacts(facts, withFact(facts, "cotisationSante", ""))).toEqual({});
  });

  it("hold lists that are corrected whole: an item changed, forgotten, or too many", () => {
    const place = { list: "frais", index: 0, field: "montant" };
    expect(changedFacts(facts, withField(facts, place, "48.00"))).toEqual({
      frais: [{ id: "train", montant: "48.00" }],
    });
    const added = withItem(withItem(facts, "frais"), "frais");
    expect(changedFacts(facts, added)).toEqual({
      frais: [{ id: "train", montant: "84.00" }, { id: "correction-1" }, { id: "correction-2" }],
    });
    expect(changedFacts(facts, withoutItem(facts, "frais", 0))).toEqual({ frais: [] });
    expect(changedFacts(facts, withoutItem(withItem(facts, "frais"), "frais", 1))).toEqual({});
  });

  it("are typed as French numbers", () => {
    expect(decimalTyped("1 234,50")).toBe("1234.50");
    expect(decimalTyped("1\u202F234,5")).toBe("1234.5");
  });
});
