import { describe, expect, it } from "vitest";
import { AUDIT, CONTRACT, data, problemsOf } from "./records.ts";

const F1 = { id: "F-1", mission: "audit", date: "2026-01-30", ht: "1000.00", tva: "20" };
const CRA = { date: "2026-01-05", mission: "audit", heures: "7" };

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
