import { describe, expect, it } from "vitest";
import { GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, rulesOf } from "./months.ts";
import { readPdf } from "./poppler.ts";
import { printPayslip } from "./printed.ts";

const months = exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance"));
const pdf = readPdf((await printPayslip(months, "2026-01", GARANCE_HEADER)).pdf);
const { figures } = pdf;

/** The figures are those that SP26-01 publishes (published-examples.yaml). */
describe("le bulletin publié de janvier 2026, imprimé", () => {
  it("a les totaux et les nets publiés, le net social compris", () => {
    expect(figures("TOTAL BRUT")).toEqual(["6 004,94"]);
    expect(figures("TOTAL DES COTISATIONS ET CONTRIBUTIONS")).toEqual(["1 292,65", "2 683,02"]);
    expect(figures("MONTANT NET SOCIAL")).toEqual(["4 712,29 €"]);
    expect(figures("NET À PAYER AVANT IMPÔT SUR LE REVENU")).toEqual(["4 712,29 €"]);
    expect(figures("NET À PAYER AU SALARIÉ")).toEqual(["3 935,47 €"]);
    expect(figures("Impôt prélevé à la source (taux personnalisé)")).toEqual([
      "4 916,57",
      "15,80 %",
      "−776,82",
      "−776,82",
    ]);
    // 6 004.94 + 2 683.02.
    expect(figures("TOTAL VERSÉ PAR L'EMPLOYEUR")).toEqual(["8 687,96 €"]);
  });

  // Each figure is the sum, by hand, of the published lines that the arrêté groups.
  it.each([
    {
      legal: "Sécurité sociale - Maladie Maternité Invalidité Décès",
      hand: "420.35 + 360.30",
      cells: ["6 004,94", "780,65"],
    },
    { legal: "Complémentaire Santé", hand: "30.04 ; 30.04", cells: ["4 005,00", "0,75 %", "30,04", "30,04"] },
    {
      legal: "Sécurité sociale plafonnée",
      hand: "276.35 ; 342.43",
      cells: ["4 005,00", "6,90 %", "276,35", "342,43"],
    },
    {
      legal: "Complémentaire Tranche 1",
      hand: "3.15 + 0.86 + 0.14 + 0.024 ; 126.16 + 34.44 + 5.61 + 0.96 ; 189.04 + 51.66 + 8.41 + 1.44",
      cells: ["4 005,00", "4,174 %", "167,17", "250,55"],
    },
    {
      legal: "Complémentaire Tranche 2",
      hand: "8.64 + 1.08 + 0.14 + 0.024 ; 172.79 + 21.60 + 2.80 + 0.48 ; 258.99 + 32.40 + 4.20 + 0.72",
      cells: ["1 999,94", "9,884 %", "197,67", "296,31"],
    },
    { legal: "FAMILLE", hand: "207.17 + 108.09", cells: ["6 004,94", "315,26"] },
    { legal: "ASSURANCE CHÔMAGE", hand: "240.20 + 15.01", cells: ["6 004,94", "255,21"] },
    {
      legal: "AUTRES CONTRIBUTIONS DUES PAR L'EMPLOYEUR",
      hand: "4.01 + 0.96 + 60.05 + 35.43 + 5.40 + 8.67 + 18.01 + 36.03 + 0.60",
      cells: ["169,16"],
    },
    {
      legal: "CSG déductible de l'impôt sur le revenu",
      hand: "408.56",
      cells: ["6 008,17", "6,80 %", "408,56"],
    },
    {
      legal: "CSG/CRDS non déductible de l'impôt sur le revenu",
      hand: "174.24",
      cells: ["6 008,17", "2,90 %", "174,24"],
    },
  ])("groupe « $legal » : $hand", ({ legal, cells }) => {
    expect(figures(legal)).toEqual(cells);
  });

  it("détaille les lignes du portage, la base d'abord", () => {
    const lines = [
      "Salaire de base",
      "Salaire complémentaire",
      "Apport d'affaires sur le salaire de base",
      "Indemnité de congés payés",
    ];
    expect(lines.map((line) => figures(line).at(-1))).toEqual(["2 374,00", "2 825,09", "118,70", "545,90"]);
    const order = lines.map((line) => pdf.text.indexOf(line));
    expect(order).toEqual(order.toSorted((left, right) => left - right));
    expect(pdf.text).toContain("Contrat de travail en portage salarial à durée indéterminée");
  });

  it("suit l'ordre du modèle adapté", () => {
    const order = [
      "SANTÉ",
      "ACCIDENTS DU TRAVAIL",
      "RETRAITE",
      "FAMILLE",
      "ASSURANCE CHÔMAGE",
      "AUTRES CONTRIBUTIONS",
      "CSG déductible",
      "CSG/CRDS",
      "TOTAL DES COTISATIONS",
      "MONTANT NET SOCIAL",
      "NET À PAYER AVANT IMPÔT",
      "Montant net imposable",
      "Impôt prélevé à la source",
      "Montant net des heures compl./suppl. exonérées",
      "NET À PAYER AU SALARIÉ",
      "TOTAL VERSÉ PAR L'EMPLOYEUR",
    ];
    const places = order.map((label) => pdf.text.indexOf(label));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });
});
