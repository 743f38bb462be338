import { describe, expect, it } from "vitest";
import { isDossier } from "../src/records/dossier.ts";
import { AUDIT, CONTRACT, data, problemsOf } from "./records.ts";

const F1 = { id: "F-1", mission: "audit", date: "2026-01-30", ht: "1000.00", tva: "20" };
const CRA = { date: "2026-01-05", mission: "audit", heures: "7" };

describe("a dossier that is not well formed", () => {
  it.each([
    {
      about: "the contract's level is missing",
      records: { contrat: { ...CONTRACT, niveau: undefined } },
      path: "contrat.niveau",
      says: "manque",
    },
    {
      about: "a day does not exist",
      records: { contrat: { ...CONTRACT, dateDebutContrat: "2026-02-30" } },
      path: "contrat.dateDebutContrat",
      says: "date du calendrier",
    },
    {
      about: "the count of time is unknown",
      records: { contrat: { ...CONTRACT, modeDuree: "semaines" } },
      path: "contrat.modeDuree",
      says: "heures, jours, mensuel",
    },
    {
      about: "delegation is paid time",
      records: { contrat: { ...CONTRACT, tempsPaye: ["delegation"] } },
      path: "contrat.tempsPaye.0",
      says: "prestation",
    },
    {
      about: "an option is a number",
      records: { contrat: { ...CONTRACT, options: { cibleNet: 3000 } } },
      path: "contrat.options.cibleNet",
      says: "entre guillemets",
      code: "NUMBER_NOT_QUOTED",
    },
    {
      about: "an option gives what the contract gives",
      records: { contrat: { ...CONTRACT, options: { niveau: "junior" } } },
      path: "contrat.options.niveau",
      says: "contrat",
    },
    { about: "a key is unknown", records: { clients: [] }, path: "clients", says: "docs/dossier.md" },
    {
      about: "a mission has no price",
      records: { missions: [{ id: "audit", debut: "2026-01-05" }] },
      path: "missions.0.tjm",
      says: "tjm ou tauxHoraire",
    },
    {
      about: "a mission ends before it begins",
      records: { missions: [{ ...AUDIT, fin: "2026-01-01" }] },
      path: "missions.0.fin",
      says: "ne précède pas",
    },
    {
      about: "a mission's policy gives what the invoices give",
      records: { missions: [{ ...AUDIT, regles: { caFacture: "1.00" } }] },
      path: "missions.0.regles.caFacture",
      says: "factures",
    },
    {
      about: "a day is cut in three",
      records: { cra: [{ ...CRA, jours: "0.33" }] },
      path: "cra.0.jours",
      says: "0.5",
    },
    {
      about: "a month's days are no half-days",
      records: { cra: [{ mois: "2026-01", mission: "audit", heures: "7", jours: "3.3" }] },
      path: "cra.0.jours",
      says: "demi-journées",
    },
    {
      about: "an entry has no length",
      records: { cra: [{ date: "2026-01-05", mission: "audit" }] },
      path: "cra.0.jours",
      says: "jours, heures",
    },
    {
      about: "télétravail has no length",
      records: { cra: [{ ...CRA, teletravail: true }] },
      path: "cra.0.teletravail",
      says: "part de la journée",
    },
    {
      about: "a kind of time is unknown",
      records: { cra: [{ ...CRA, nature: "sieste" }] },
      path: "cra.0.nature",
      says: "prospection",
    },
    {
      about: "an invoice is a number",
      records: { factures: [{ ...F1, ht: 1000 }] },
      path: "factures.0.ht",
      says: "entre guillemets",
      code: "NUMBER_NOT_QUOTED",
    },
    {
      about: "an invoice has three places",
      records: { factures: [{ ...F1, ht: "1000.005" }] },
      path: "factures.0.ht",
      says: "au centime",
    },
    {
      about: "a negative invoice names no other",
      records: { factures: [{ ...F1, ht: "-1000.00" }] },
      path: "factures.0.ht",
      says: "avoir",
    },
    {
      about: "a credit note is positive",
      records: { factures: [F1, { ...F1, id: "A-1", avoir: "F-1" }] },
      path: "factures.1.ht",
      says: "négatif",
    },
    {
      about: "a payment is told twice",
      records: {
        factures: [F1],
        encaissements: [{ id: "E-1", facture: "F-1", date: "2026-02-01", ht: "1.00", ttc: "1.20" }],
      },
      path: "encaissements.0.ttc",
      says: "ttc",
    },
    {
      about: "a kind of expense is unknown",
      records: { frais: [{ id: "N-1", date: "2026-01-05", nature: "cadeau", montant: "1.00" }] },
      path: "frais.0.nature",
      says: "kilometres",
    },
    {
      about: "a meal has no place",
      records: { frais: [{ id: "N-1", date: "2026-01-05", nature: "repas", nombre: "1", montant: "20.00" }] },
      path: "frais.0.lieu",
      says: "restaurant",
    },
    {
      about: "a forfait of télétravail has no days",
      records: { frais: [{ id: "N-1", date: "2026-01-05", nature: "teletravail", forfait: "22.00" }] },
      path: "frais.0.joursParSemaine",
      says: "par semaine",
    },
    {
      about: "a savings plan is unknown",
      records: { avantages: { epargne: [{ date: "2026-01-05", plan: "per", versement: "1.00" }] } },
      path: "avantages.epargne.0.plan",
      says: "pereco",
    },
    {
      about: "a request is negative",
      records: { demandes: [{ mois: "2026-01", reprendre: "-1.00" }] },
      path: "demandes.0.reprendre",
      says: "positif",
    },
  ])("is refused, with what to write, when $about", ({ records, path, says, code }) => {
    const found = problemsOf(data(records)).find((problem) => problem.path.join(".") === path);
    expect(found).toMatchObject({ code: code ?? "DOSSIER_INVALID" });
    expect(`${found?.message ?? ""} ${found?.remedy ?? ""}`).toContain(says);
  });

  it("tells all its problems at once", () => {
    const problems = problemsOf(
      data({
        contrat: { ...CONTRACT, modeDuree: "semaines" },
        factures: [{ ...F1, ht: "x", couleur: "bleu" }],
        jusqua: "mars",
      }),
    );
    expect(problems.map(({ path }) => path.join(".")).toSorted()).toEqual([
      "contrat.modeDuree",
      "factures.0.couleur",
      "factures.0.ht",
      "jusqua",
    ]);
  });

  it.each([{ text: "du texte" }, { text: null }, { text: [] }])("is no dossier at all: $text", ({ text }) => {
    expect(isDossier(text)).toBe(false);
    expect(problemsOf(text)).toMatchObject([{ code: "DOSSIER_INVALID", path: [] }]);
  });

  it("is told from a file of months by its contract", () => {
    expect([isDossier(data()), isDossier({ rules: "company/x", period: "2026-01", facts: {} })]).toEqual([
      true,
      false,
    ]);
  });
});
