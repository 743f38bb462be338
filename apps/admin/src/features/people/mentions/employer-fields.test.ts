import { describe, expect, it } from "vitest";
import { EMPLOYER_FIELDS, fieldAt, toForm, toMentions, type EmployerMentions } from "./employer-fields.ts";

const WHOLE: EmployerMentions = {
  nom: "Portage des Deux Rives",
  adresse: ["12 quai des Essais", "69002 Lyon"],
  siret: "12345678200077",
  ape: "78.30Z",
  etablissement: { nom: "Deux Rives Sud", adresse: ["3 rue du Port"] },
  convention: "Branche des salariés en portage salarial",
};

describe("the mentions of an employer, in a form and back", () => {
  it("say the same, with an establishment and without one", () => {
    expect(toMentions(toForm(WHOLE))).toEqual(WHOLE);
    const alone = { ...WHOLE, etablissement: null };
    expect(toMentions(toForm(alone))).toEqual(alone);
  });

  it("are each asked by a field", () => {
    expect(EMPLOYER_FIELDS.map(({ key }) => key).toSorted()).toEqual(Object.keys(toForm(WHOLE)).toSorted());
  });

  it("take a code APE typed in small letters, and an establishment with its name alone, for the server to complain of", () => {
    expect(toMentions({ ape: " 78.30z", nomEtablissement: "Sud" })).toMatchObject({
      ape: "78.30Z",
      etablissement: { nom: "Sud", adresse: [] },
    });
  });

  it.each([
    [["siret"], ["siret"]],
    [
      ["adresse", "1"],
      ["adresse", "1"],
    ],
    [["etablissement", "adresse"], ["adresseEtablissement"]],
    [["etablissement", "nom"], ["nomEtablissement"]],
  ])("a problem at %j is shown at %j", (path, field) => {
    expect(fieldAt(path)).toEqual(field);
  });
});
