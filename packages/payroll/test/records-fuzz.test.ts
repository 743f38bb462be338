import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDossier } from "../src/records/dossier.ts";
import { monthsOf } from "../src/records/months-of.ts";
import { dossierWarnings } from "../src/records/warnings.ts";
import { AUDIT, CONTRACT, data, problemsOf } from "./records.ts";

const F1 = { id: "F-1", mission: "audit", date: "2026-01-30", ht: "1000.00", tva: "20" };
const CRA = { date: "2026-01-05", mission: "audit", heures: "7" };

describe("whatever stands in a dossier", () => {
  const leaf = fc.oneof(
    fc.constantFrom(
      "9999-12-31",
      "1900-01-01",
      "9999-12",
      "1900-01",
      "0",
      "-0.01",
      "1e9",
      "999999999999999.99",
      "audit",
      "F-1",
      "prestation",
      "neutre",
    ),
    fc.anything({ maxDepth: 2 }),
  );
  const full = {
    depuis: "2026-01",
    jusqua: "2026-03",
    contrat: {
      ...CONTRACT,
      dateFinContrat: "2026-03-31",
      tauxPas: "7.5",
      options: { lissage: "net" },
      avenants: [{ aPartirDe: "2026-02", niveau: "expert" }],
    },
    missions: [{ ...AUDIT, fin: "2026-03-15", avenants: [{ aPartirDe: "2026-02", tjm: "480.00" }] }],
    cra: [
      { ...CRA, jours: "1", teletravail: true },
      { mois: "2026-02", mission: "audit", heures: "140", jours: "20", joursEntiers: "20" },
    ],
    factures: [
      { ...F1, dontFraisRefactures: "10.00" },
      { ...F1, id: "A-1", ht: "-100.00", avoir: "F-1" },
    ],
    encaissements: [
      { id: "E-1", facture: "F-1", date: "2026-02-01", ttc: "500.00" },
      { id: "E-2", facture: "A-1", date: "2026-02-01", ht: "-10.00" },
    ],
    impayes: [{ facture: "F-1", date: "2026-03-01", ht: "1.00" }],
    vehicules: [{ id: "berline", puissanceFiscale: "cv5" }],
    frais: [
      { id: "N-1", date: "2026-01-05", nature: "kilometres", vehicule: "berline", kilometres: "3" },
      { id: "N-2", date: "2026-01-05", nature: "autre", montant: "3.00" },
    ],
    avantages: {
      titresRestaurant: [{ aPartirDe: "2026-01", valeur: "12.00", partPatronale: "7.20" }],
      cesu: [{ date: "2026-01-05", montant: "3.00" }],
    },
    demandes: [{ mois: "2026-01", mettreDeCote: "3.00" }],
    mois: [{ mois: "2026-02", paiement: "2026-03-01", faits: { suiteEnCdi: true } }],
  };

  it("is read or refused with its problems; it never stops the program", () => {
    expect(problemsOf(data(full))).toEqual([]);
    const places = leavesOf(data(full), []);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), leaf), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const changed = changes.reduce<unknown>(
            (whole, [place, value]) => replaceAt(whole, place, value),
            data(full),
          );
          const read = readDossier(changed);
          if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
          else
            expect([monthsOf(read.value).months.length > 0, dossierWarnings(read.value).length >= 0]).toEqual(
              [true, true],
            );
        },
      ),
      { numRuns: 500 },
    );
  });
});

type Place = readonly (string | number)[];

function leavesOf(value: unknown, place: Place): readonly Place[] {
  if (typeof value !== "object" || value === null) return [place];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...place, Array.isArray(value) ? Number(key) : key]),
  );
}

function replaceAt(whole: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((inner: unknown, index) => (index === step ? replaceAt(inner, rest, value) : inner));
  if (typeof whole !== "object" || whole === null) return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([key, inner]) => [key, key === step ? replaceAt(inner, rest, value) : inner]),
  );
}
