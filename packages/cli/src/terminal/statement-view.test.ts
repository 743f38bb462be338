import { join } from "node:path";
import { buildStatement, runMonths, type MonthRun, type MonthsInput } from "@bareme/payroll";
import type { Plan } from "@bareme/engine";
import { describe, expect, it } from "vitest";
import { openRuleFolders } from "../rule-folders.ts";
import { renderMonth } from "./month-view.ts";
import { painter, widthOf, type Screen } from "./screen.ts";
import { renderStatement } from "./statement-view.ts";

const folders = openRuleFolders(join(import.meta.dirname, "../../../.."));
const FACTS = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-01",
  heuresTravaillees: "151.67",
};
const NARROW: Screen = { columns: 80, colours: false };
const WIDE: Screen = { columns: 100, colours: false };

function paid(
  company: string,
  months: MonthsInput["months"],
): { readonly runs: readonly MonthRun[]; readonly plan: Plan } {
  const rules = folders.compile([`company/${company}`]);
  if (!rules.ok) throw new Error(rules.problems.map(({ message }) => message).join("\n"));
  const facts = company === "deux-rives" ? { ...FACTS, cotisationSante: "60.00" } : FACTS;
  return { runs: runMonths({ facts, months }, rules.value).months, plan: rules.value.plan };
}

function statementText(company: string, facts: Readonly<Record<string, unknown>>, screen = NARROW): string {
  const { runs, plan } = paid(company, [{ period: "2026-01", facts }]);
  const statement = runs[0] === undefined ? null : buildStatement(runs[0], plan);
  return statement === null ? "" : renderStatement(statement, screen, painter(screen));
}

/** French spaces are no-break spaces; here only the words matter. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

const BUSY = {
  missions: [
    {
      id: "a",
      client: "Un client au nom assez long pour passer à la ligne",
      caFacture: "65000.00",
      caEncaisse: "63000.00",
    },
    { id: "b", caFacture: "9000.00", caEncaisse: "9000.00" },
  ],
  autresFrais: [
    { id: "st", nature: "sousTraitance", libelle: "Traduction", montant: "120.00" },
    { id: "md", nature: "medecineDuTravail", fondement: "convention", montant: "15.00" },
  ],
  fraisProfessionnels: [{ id: "train", libelle: "Train", montant: "184.00" }],
};

describe("the statement in the terminal", () => {
  it.each([NARROW, WIDE])("keeps to $columns columns, without colours", (screen) => {
    const text = statementText("deux-rives", BUSY, screen);
    expect(Math.max(...text.split("\n").map(widthOf))).toBe(screen.columns);
    expect(text).not.toContain("\u001B");
    expect(text).not.toContain("\n\n\n");
  });

  it("begins with the six mentions, shown even when they are zero", () => {
    const [head = ""] = statementText("deux-rives", {}).split("\n\n");
    for (const label of [
      "Versements des clients",
      "Frais de gestion",
      "Frais professionnels",
      "Prélèvements sociaux et fiscaux",
      "Rémunération nette",
      "Apport d'affaires",
    ])
      expect(words(head)).toMatch(new RegExp(`${label} [\\d ]+,\\d\\d €`));
  });

  it("leaves out a section without entries", () => {
    const text = statementText("deux-rives", {});
    for (const title of ["FRAIS DE GESTION", "CRÉDITS", "COÛTS DE TIERS", "LISSAGE", "ARTICLE 21.5"])
      expect(text).not.toContain(title);
  });

  it("says how each fee was found, and what founds each levy", () => {
    const text = words(statementText("deux-rives", BUSY));
    // 63 000 and 9 000 cross the bound at 70 000; 7 000.00 and 160.00 are above the cap of a month.
    expect(text).toContain(
      "10,00 % jusqu'à 70 000 €, puis 8,00 % jusqu'à 150 000 € ; au plus 1 500,00 € dans le mois",
    );
    expect(text).toContain("Autres frais · Traduction (contrat) −120,00");
    expect(text).toContain("Charge de l'article 21.5 · md (convention) −15,00");
  });

  it("shows the client's debt beside what was invoiced and cashed", () => {
    expect(words(statementText("deux-rives", BUSY))).toContain("Total 74 000,00 72 000,00 2 000,00");
  });

  it("explains a balance below zero and says what brings it back", () => {
    const text = words(statementText("deux-rives", { missions: [{ id: "audit", caFacture: "8550.00" }] }));
    expect(text).toMatch(/! Montant disponible : −[\d ]+,\d\d €\. La paie due pour le mois coûte/);
    expect(text).toContain(
      "→ Ce qui le ramène : 8 550,00 € restent à encaisser (audit), avant frais de gestion.",
    );
  });
});

describe("a month that puts closed ones right", () => {
  it("shows the rappels before the payslip that posts them, line by line, with the article", () => {
    const { runs, plan } = paid("deux-rives", [
      { period: "2026-01", facts: { missions: BUSY.missions } },
      {
        period: "2026-02",
        facts: {},
        corrections: [
          {
            mois: "2026-01",
            motif: "billet oublié",
            facts: { fraisProfessionnels: BUSY.fraisProfessionnels },
          },
        ],
      },
    ]);
    const text = runs
      .slice(1)
      .map((run) => renderMonth(run, plan, NARROW))
      .join("");
    const [before = "", after = ""] = text.split("BULLETIN DE PAIE");
    expect(words(before)).toContain("JANVIER 2026 Frais professionnels · train 0,00 184,00 184,00");
    expect(words(before)).toContain("Frais professionnels : Convention IDCC 3219, art. 23");
    expect(words(after)).toContain(
      "Les rappels de mois clos portent −184,00 € au disponible, compris ci-dessus.",
    );
    expect(Math.max(...text.split("\n").map(widthOf))).toBe(80);
  });
});
