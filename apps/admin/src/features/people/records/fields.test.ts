import { describe, expect, it } from "vitest";
import { lacks, toRecord, toValues, type Field } from "./fields.ts";

const fields: readonly Field[] = [
  { key: "id", label: "Numéro", kind: "text" },
  { key: "ht", label: "Montant HT", kind: "decimal" },
  { key: "tauxPas", label: "Taux", kind: "decimal", words: ["neutre"] },
  {
    key: "teletravail",
    label: "Télétravail",
    kind: "choice",
    options: [{ value: "true", label: "Toute la durée" }],
  },
  { key: "kilometres", label: "Kilomètres", kind: "decimal", shown: ({ id }) => id === "K-1" },
  {
    key: "avenants",
    label: "Avenants",
    kind: "list",
    one: "un avenant",
    fields: [{ key: "tjm", label: "TJM", kind: "decimal" }],
  },
];

describe("a record in a form", () => {
  it("is the same when nothing of it was changed, what the form does not ask included", () => {
    const record = {
      id: "F-1",
      ht: "8550.00",
      tauxPas: "neutre",
      teletravail: true,
      commentaire: "tel quel",
      avenants: [{ tjm: "480.50" }],
    };
    expect(toRecord(fields, toValues(fields, record), record)).toEqual(record);
  });

  it("shows decimals with a comma and sends them with a point", () => {
    expect(toValues(fields, { ht: "8550.00" })).toEqual({ ht: "8550,00" });
    expect(toRecord(fields, { ht: "8 550,00 €" })).toEqual({ ht: "8550.00" });
  });

  it("leaves out what is empty and what is not asked of such a record", () => {
    expect(toRecord(fields, { id: "F-1", ht: "  ", kilometres: "12" })).toEqual({ id: "F-1" });
    expect(toRecord(fields, { id: "K-1", kilometres: "12" })).toEqual({ id: "K-1", kilometres: "12" });
  });

  it("lacks what must be said and is asked, in its lists too", () => {
    const required: readonly Field[] = [
      { key: "id", label: "Numéro", kind: "text", required: true },
      { key: "lieu", label: "Lieu", kind: "text", required: true, shown: ({ id }) => id === "repas" },
      {
        key: "avenants",
        label: "Avenants",
        kind: "list",
        one: "un avenant",
        fields: [{ key: "aPartirDe", label: "À partir de", kind: "month", required: true }],
      },
    ];
    expect(lacks(required, { id: " " })).toBe(true);
    expect(lacks(required, { id: "F-1" })).toBe(false);
    expect(lacks(required, { id: "repas" })).toBe(true);
    expect(lacks(required, { id: "F-1", avenants: [{}] })).toBe(true);
    expect(lacks(required, { id: "F-1", avenants: [{ aPartirDe: "2026-03" }] })).toBe(false);
  });
});
