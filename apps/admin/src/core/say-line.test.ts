import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { choiceEffects } from "./choice-effects.ts";
import { sayFormula, sayLine } from "./say-line.ts";
import type { LayerTexts, StackTexts } from "./stack-texts.ts";

const ROOT = new URL("../../../../rules/", import.meta.url);

function layer(
  ruleSet: string,
  change: (path: string, text: string) => string = (_, text) => text,
): LayerTexts {
  const folder = new URL(`${ruleSet}/`, ROOT);
  const paths = readdirSync(folder).filter((path) => path.endsWith(".yaml"));
  return {
    ruleSet,
    files: Object.fromEntries(
      paths.map((path) => [path, change(path, readFileSync(new URL(path, folder), "utf8"))]),
    ),
  };
}

const LOWER = [layer("law/fr"), layer("convention/idcc-3219")];
const STACK: StackTexts = [...LOWER, layer("company/deux-rives")];
const BROKEN: StackTexts = [
  ...LOWER,
  layer("company/deux-rives", (_, text) => text.replace("mission.tauxNegocie = 0", "mission.inconnu = 0")),
];

// Compiled once: the stacks are kept.
beforeAll(() => {
  sayLine(STACK, "fraisDeGestion");
  sayLine(BROKEN, "fraisDeGestion");
}, 120_000);

describe("une ligne se dit en français", () => {
  it("une cotisation, ses taux et son assiette par leurs noms", () => {
    expect(sayLine(STACK, "vieillessePlafonnee").sentence).toBe(
      "« Assurance vieillesse plafonnée, part salariale » salarié et « Assurance vieillesse plafonnée, part patronale » employeur de « Tranche 1, jusqu'au plafond ».",
    );
  });

  it("une formule entière, options de choix par leurs libellés", () => {
    const { sentence } = sayLine(STACK, "reserveFinanciere");
    expect(sentence).toContain("si « Type de contrat » n'est pas « CDI », alors 0");
    expect(sentence).toContain("« Assiette de la réserve financière » est « 10 % du salaire de base »");
    expect(sentence).not.toMatch(/[a-z][A-Z]/);
  });

  it("aucune ligne de la pile ne garde un identifiant dans sa phrase", () => {
    const ids = [
      "apportAffaires",
      "fraisDeGestion",
      "salaireComplementaire",
      "repriseReserve",
      "csgDeductible",
    ];
    for (const id of ids) expect(sayLine(STACK, id).sentence ?? "").not.toMatch(/\b[a-z]+[A-Z][A-Za-z]+\b/);
  });

  it("avec un défaut ailleurs, les formules se disent encore, la phrase et les lecteurs attendent", () => {
    const said = sayLine(BROKEN, "fraisNegocies");
    expect(said).toMatchObject({ sentence: null, users: null });
    expect(said.formulas["mission.tauxNegocie > 0"]).toBe(
      "« Taux de frais propre à la mission (0 : celui de la société) » dépasse 0",
    );
  });
});

describe("qui lit une règle", () => {
  const readers = (id: string) => sayLine(STACK, id).users?.map((user) => user.id);

  it("un barème choisi par une décision est lu par la ligne, la décision par la même", () => {
    expect(readers("fraisStandard")).toContain("fraisDeGestion");
    expect(readers("grilleDeLaMission")).toEqual(["fraisDeGestion"]);
  });

  it("les totaux qu'une cotisation rejoint, jamais elle-même ni une hypothèse du moteur", () => {
    const found = readers("vieillessePlafonnee") ?? [];
    expect(found).toContain("cotisationsSalariales");
    expect(found).toContain("cotisationsPatronales");
    expect(found.filter((id) => id.includes("~") || id === "vieillessePlafonnee")).toEqual([]);
  });

  it("un paramètre est lu par la formule qui le nomme, jamais par celle qui n'en a que le mot", () => {
    expect(readers("plafondFraisMensuel")).toEqual(["fraisDeGestion"]);
  });

  it("un contrôle qui compare une ligne la lit", () => {
    expect(sayLine(STACK, "abandonEnTrop").users).toMatchObject([
      { genre: "controle", label: "Créance abandonnée" },
    ]);
  });
});

describe("une formule que l'on tape", () => {
  it.each([
    { formula: "min(a, 2) * (1 + 0.50)", french: "le plus petit de (a ; 2) × (1 + 0,50)" },
    { formula: "-(1 - 2) - (3 - 4)", french: "−(1 − 2) − (3 − 4)" },
    {
      formula: 'typeContrat = "CDI" and (effectif >= 11 or effectif = 0)',
      french:
        "« Type de contrat » est « CDI » et (« Effectif de la société » est au moins 11 ou « Effectif de la société » est égal à 0)",
    },
    {
      formula: "opening.soldeCreance + sum(missions.caFacture)",
      french: "« Facturé non encaissé, par mission » à l'ouverture du mois + la somme de missions.caFacture",
    },
    {
      formula: 'dateFinContrat <= date("2027-01-01")',
      french: "« Fin du contrat » est au plus le 1ᵉʳ janvier 2027",
    },
  ])("$formula", ({ formula, french }) => {
    expect(sayFormula(STACK, formula)).toEqual({ ok: true, french });
  });

  it("dit où elle n'est plus lisible", () => {
    expect(sayFormula(STACK, "1 + ")).toMatchObject({ ok: false });
    expect(sayFormula(STACK, "a * (b + )")).toMatchObject({ ok: false, from: 9 });
  });
});

it("ce qu'un choix change : les formules qui demandent son option, et elles seules", () => {
  const effects = choiceEffects(STACK, "lectureReserve");
  expect(effects.map(({ id }) => id)).toEqual(["reserveFinanciere"]);
  expect(choiceEffects(STACK, "lissage").length).toBeGreaterThan(0);
});
