import { describe, expect, it } from "vitest";
import type { FieldContext } from "./field-input.tsx";
import { fieldWords } from "./field-words.ts";

const STATUT = {
  id: "statut",
  label: "Statut",
  type: "choice" as const,
  unit: "",
  options: [{ value: "nonCadre", label: "Non cadre" }],
};
const CONTEXT: FieldContext = {
  names: {
    of: () => [STATUT, { id: "plafond", label: "Plafond", type: "decimal", unit: "EUR", options: [] }],
    options: () => STATUT.options,
  },
  known: () => [{ value: "audit", label: "Audit, Client SA" }],
};

describe("what a conflict says of a field", () => {
  it("is the words of its option, wherever the option comes from", () => {
    const options = [{ value: "true", label: "Toute la journée" }];
    expect(fieldWords({ kind: "choice", key: "a", label: "A", options }, "true", CONTEXT)).toBe(
      "Toute la journée",
    );
    expect(
      fieldWords({ kind: "rule-choice", key: "a", label: "A", fact: "statut" }, "nonCadre", CONTEXT),
    ).toBe("Non cadre");
    expect(fieldWords({ kind: "reference", key: "a", label: "A", to: "mission" }, "audit", CONTEXT)).toBe(
      "Audit, Client SA",
    );
  });

  it("is the labels of a dictionary of facts, and of the fields of a list", () => {
    expect(
      fieldWords(
        { kind: "facts", key: "a", label: "A", of: "contract" },
        { statut: "nonCadre", plafond: "12.50", autre: true },
        CONTEXT,
      ),
    ).toBe("Statut : Non cadre, Plafond : 12,50, autre : oui");
    const fields = [
      { kind: "month" as const, key: "mois", label: "Mois" },
      { kind: "text" as const, key: "note", label: "Note" },
    ];
    expect(
      fieldWords(
        { kind: "list", key: "a", label: "A", one: "un avenant", fields },
        [{ mois: "2026-06" }],
        CONTEXT,
      ),
    ).toBe("Mois : juin 2026");
  });

  it("is a dash where nothing is said, and what is typed where it is no date yet", () => {
    expect(fieldWords({ kind: "text", key: "a", label: "A" }, undefined, CONTEXT)).toBe("–");
    expect(fieldWords({ kind: "facts", key: "a", label: "A", of: "month" }, {}, CONTEXT)).toBe("–");
    expect(fieldWords({ kind: "date", key: "a", label: "A" }, "2026-06-08", CONTEXT)).toBe("8 juin 2026");
    expect(fieldWords({ kind: "date", key: "a", label: "A" }, "202", CONTEXT)).toBe("202");
  });
});
