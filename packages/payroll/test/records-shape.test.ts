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

describe("records that contradict each other", () => {
  it.each([
    {
      about: "an invoice of an unknown mission",
      records: { factures: [{ ...F1, mission: "autre" }] },
      code: "REFERENCE_UNKNOWN",
      path: "factures.0.mission",
    },
    {
      about: "a payment of an unknown invoice",
      records: { encaissements: [{ id: "E-1", facture: "F-9", date: "2026-02-01", ttc: "1.00" }] },
      code: "REFERENCE_UNKNOWN",
      path: "encaissements.0.facture",
    },
    {
      about: "a debt given up on an unknown invoice",
      records: { impayes: [{ facture: "F-9", date: "2026-02-01", ht: "1.00" }] },
      code: "REFERENCE_UNKNOWN",
      path: "impayes.0.facture",
    },
    {
      about: "a credit note of an unknown invoice",
      records: { factures: [{ ...F1, ht: "-1.00", avoir: "F-9" }] },
      code: "REFERENCE_UNKNOWN",
      path: "factures.0.avoir",
    },
    {
      about: "kilometres of an unknown vehicle",
      records: {
        frais: [{ id: "N-1", date: "2026-01-05", nature: "kilometres", vehicule: "velo", kilometres: "3" }],
      },
      code: "REFERENCE_UNKNOWN",
      path: "frais.0.vehicule",
    },
    {
      about: "more expenses than the invoice",
      records: { factures: [{ ...F1, dontFraisRefactures: "1000.01" }] },
      code: "INVOICE_INVALID",
      path: "factures.0.dontFraisRefactures",
    },
    {
      about: "an expense that its invoice does not tell",
      records: {
        factures: [F1],
        frais: [{ id: "N-1", date: "2026-01-05", nature: "transport", montant: "20.00", refacture: "F-1" }],
      },
      code: "INVOICE_INVALID",
      path: "frais.0.refacture",
    },
    {
      about: "two invoices of one name",
      records: { factures: [F1, F1] },
      code: "DUPLICATE_ID",
      path: "factures.1.id",
    },
    {
      about: "two avenants of one month",
      records: { contrat: { ...CONTRACT, avenants: [{ aPartirDe: "2026-02" }, { aPartirDe: "2026-02" }] } },
      code: "DUPLICATE_ID",
      path: "contrat.avenants.1.aPartirDe",
    },
    {
      about: "a record before the contract",
      records: { factures: [{ ...F1, date: "2025-12-31" }] },
      code: "RECORD_OUT_OF_PERIOD",
      path: "factures.0.date",
    },
    {
      about: "a contract that ends before it begins",
      records: { contrat: { ...CONTRACT, dateFinContrat: "2026-01-01" } },
      code: "RECORD_OUT_OF_PERIOD",
      path: "contrat.dateFinContrat",
    },
    {
      about: "an avenant that ends the contract before its own month",
      records: {
        contrat: { ...CONTRACT, avenants: [{ aPartirDe: "2026-03", dateFinContrat: "2026-02-28" }] },
      },
      code: "RECORD_OUT_OF_PERIOD",
      path: "contrat.avenants.0.dateFinContrat",
    },
    {
      about: "an avenant that ends a mission before its own month",
      records: { missions: [{ ...AUDIT, avenants: [{ aPartirDe: "2026-03", fin: "2026-02-15" }] }] },
      code: "RECORD_OUT_OF_PERIOD",
      path: "missions.0.avenants.0.fin",
    },
    {
      about: "a last month before the first",
      records: { jusqua: "2025-12" },
      code: "RECORD_OUT_OF_PERIOD",
      path: "jusqua",
    },
    {
      about: "a date a century away",
      records: { factures: [{ ...F1, date: "2126-01-31" }] },
      code: "RECORD_OUT_OF_PERIOD",
      path: "jusqua",
    },
    {
      about: "a month told by day and as a whole",
      records: { cra: [CRA, { mois: "2026-01", mission: "audit", heures: "7" }] },
      code: "TIME_INVALID",
      path: "cra.1.mois",
    },
  ])("are refused with their place: $about", ({ records, code, path }) => {
    const problems = problemsOf(data(records));
    expect(problems.map((problem) => [problem.code, problem.path.join(".")])).toEqual([[code, path]]);
    for (const { message, remedy } of problems) expect(message.length * remedy.length).toBeGreaterThan(0);
  });
});

describe("an avenant that comes after the end it gives", () => {
  it("is to be dated in the month of the end", () => {
    const [problem] = problemsOf(
      data({ missions: [{ ...AUDIT, avenants: [{ aPartirDe: "2026-03", fin: "2026-02-15" }] }] }),
    );
    expect(problem?.remedy).toContain("aPartirDe: 2026-02");
    expect(
      problemsOf(data({ missions: [{ ...AUDIT, avenants: [{ aPartirDe: "2026-02", fin: "2026-02-15" }] }] })),
    ).toEqual([]);
  });
});
