import { paidMonths, type PaidMonth } from "./months.ts";

type Rules = Parameters<typeof paidMonths>[1];

const FACTS = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  dateDebutContrat: "2026-01-01",
  modeDuree: "heures",
  heuresTravaillees: "151.67",
  cotisationSante: "60.00",
  origineTauxPas: "personnalise",
  tauxPasPersonnalise: "7.5",
};
const MISSION = {
  id: "audit",
  client: "Coopérative des Alpages",
  caFacture: "9000.00",
  caEncaisse: "9000.00",
  tjm: "450.00",
  jours: "20",
};

/** January with hours forgotten and a train ticket not declared; February puts both right. */
export function rappelMonths(rules: Rules): readonly PaidMonth[] {
  const facts = {
    heuresTravaillees: "151.67",
    missions: [MISSION],
    fraisProfessionnels: [{ id: "train", libelle: "Train", montant: "80.00" }],
  };
  return paidMonths(
    {
      facts: FACTS,
      months: [
        { period: "2026-01", facts: { heuresTravaillees: "140", missions: [MISSION] } },
        {
          period: "2026-02",
          facts: { missions: [MISSION] },
          corrections: [{ mois: "2026-01", motif: "heures oubliées", facts }],
        },
      ],
    },
    rules,
  );
}

/** Ten missions of a client with a long name, and forty expenses. */
export function crowdedMonths(rules: Rules): readonly PaidMonth[] {
  const missions = Array.from({ length: 10 }, (_, index) => ({
    ...MISSION,
    id: `mission-${index + 1}`,
    client: `Établissement public de coopération intercommunale du Bassin n° ${index + 1}`,
  }));
  const fraisProfessionnels = Array.from({ length: 40 }, (_, index) => ({
    id: `n-${index + 1}`,
    libelle: `Train Paris-Nantes, aller et retour en seconde classe, n° ${index + 1}`,
    montant: "84.00",
  }));
  return paidMonths(
    { facts: FACTS, months: [{ period: "2026-01", facts: { missions, fraisProfessionnels } }] },
    rules,
  );
}
