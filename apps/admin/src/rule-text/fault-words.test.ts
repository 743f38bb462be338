import { describe, expect, it } from "vitest";
import { cellWords, faultWords } from "./fault-words.ts";

const LABELS: ReadonlyMap<string, string> = new Map([
  ["tauxVieillesse", "Taux de vieillesse plafonnée"],
  ["smic", "SMIC"],
]);
const labelOf = (id: string): string | undefined => LABELS.get(id);

describe("a problem of the rules in the words of the trade", () => {
  it("the rule goes by its label and the day in French", () => {
    const problem = {
      message: "« tauxVieillesse », valeur du 2027-01-01 : cette valeur n'a pas de source.",
      remedy: "Indiquez le texte dont elle vient.",
    };
    expect(faultWords(problem, labelOf)).toEqual({
      message:
        "« Taux de vieillesse plafonnée », valeur du 1ᵉʳ janvier 2027 : cette valeur n'a pas de source.",
      remedy: "Indiquez le texte dont elle vient.",
    });
  });

  it("every rule that is named goes by its label, what is no rule stays as written", () => {
    const problem = { message: "« smic » n'est pas « horaire ».", remedy: "Voulez-vous dire « smic » ?" };
    expect(faultWords(problem, labelOf)).toEqual({
      message: "« SMIC » n'est pas « horaire ».",
      remedy: "Voulez-vous dire « SMIC » ?",
    });
  });

  it("figures are written as people type them, and the manual of files is not spoken of", () => {
    const problem = {
      message: "« smic », valeur du 2027-01-01, valeur : true n'a aucune des formes admises.",
      remedy:
        'Écrivez un nombre entre guillemets, par exemple "12.50" ; docs/rule-language.md montre les formes.',
    };
    expect(faultWords(problem, labelOf).remedy).toBe("Écrivez un nombre, par exemple 12,50.");
  });

  it.each([
    [
      "« tauxVieillesse », valeur du 2027-01-01 : cette valeur n'a pas de source.",
      "Cette valeur n'a pas de source.",
    ],
    [
      "« tauxVieillesse » : « by » et des tranches par clé vont ensemble.",
      "« by » et des tranches par clé vont ensemble.",
    ],
    ['« lissage », option « net », statut : "x" n\'est pas admis.', '"x" n\'est pas admis.'],
    [
      "« tauxVieillesse » vaut 1, il faut au moins 5.",
      "« Taux de vieillesse plafonnée » vaut 1, il faut au moins 5.",
    ],
  ])("under its cell %s leaves out what leads to it", (message, said) => {
    expect(cellWords({ message, remedy: "" }, labelOf).message).toBe(said);
  });
});
