import { CLOSED, OPEN, TO_COME } from "./names.ts";

/** A porté with its contract and its records, in the order in which they are written. */
export interface Dossier {
  readonly matricule: string;
  readonly contrat: Readonly<Record<string, unknown>>;
  readonly records: readonly { readonly kind: string; readonly data: Readonly<Record<string, string>> }[];
}

const PORTES = 12;

export const MATRICULES: readonly string[] = Array.from(
  { length: PORTES },
  (_, index) => `DR-${index + 1 < 10 ? "0" : ""}${index + 1}`,
);

/** The terms of their contracts, by turns: advances, a lissage, a CDD, so that months post different entries. */
const TERMS: readonly Readonly<Record<string, unknown>>[] = [
  { typeContrat: "CDI", statut: "cadre", niveau: "senior", tauxPas: "6.4" },
  {
    typeContrat: "CDI",
    statut: "nonCadre",
    niveau: "junior",
    tauxPas: "neutre",
    options: { avance: "minimum" },
  },
  {
    typeContrat: "CDD",
    statut: "cadre",
    niveau: "senior",
    dateFinContrat: "2026-06-30",
    tauxPas: "4.9",
  },
  {
    typeContrat: "CDI",
    statut: "cadre",
    niveau: "expert",
    tauxPas: "11.3",
    options: { avance: "integrale" },
  },
];

/** Days invoiced at this price, by turns; the amounts are the products, written out. */
const INVOICED = [
  { tjm: "400.00", jours: "20", heures: "140", ht: "8000.00", ttc: "9600.00" },
  { tjm: "450.00", jours: "19", heures: "133", ht: "8550.00", ttc: "10260.00" },
  { tjm: "520.00", jours: "20", heures: "140", ht: "10400.00", ttc: "12480.00" },
] as const;

export function dossiers(): readonly Dossier[] {
  return MATRICULES.map((matricule, index) => {
    const terms = TERMS[index % TERMS.length] ?? {};
    const { tjm, jours, heures, ht, ttc } = INVOICED[index % INVOICED.length] ?? INVOICED[0];
    const work = (mois: string) => ({ kind: "cra", data: { mois, mission: "m1", heures, jours } });
    const invoice = (mois: string) => ({
      kind: "facture",
      data: { id: `${matricule}-F-${mois}`, mission: "m1", date: `${mois}-25`, ht, tva: "20", ttc },
    });
    const receipt = (mois: string) => ({
      kind: "encaissement",
      data: { id: `${matricule}-E-${mois}`, facture: `${matricule}-F-${mois}`, date: `${mois}-27`, ttc },
    });
    return {
      matricule,
      contrat: { ...terms, modeDuree: "heures", dateDebutContrat: "2026-01-01", cotisationSante: "60.00" },
      records: [
        { kind: "mission", data: { id: "m1", client: "Port de la Presqu'île", tjm, debut: "2026-01-01" } },
        ...[CLOSED, OPEN].flatMap((mois) => [work(mois), invoice(mois), receipt(mois)]),
        { kind: "frais", data: trip(matricule) },
        // An entry that the imported file says otherwise.
        { kind: "cra", data: { date: `${TO_COME}-02`, mission: "m1", nature: "prestation", heures: "3.5" } },
      ],
    };
  });
}

function trip(matricule: string): Readonly<Record<string, string>> {
  return {
    id: `${matricule}-N-1`,
    date: `${OPEN}-10`,
    nature: "transport",
    libelle: "Train Paris-Nantes",
    montant: "92.00",
  };
}
