import type { Records } from "./payroll-world.ts";

/** The published payslip of January 2026 (SP26-01) as a dossier: a CDI paid by the month, 19 days invoiced 9500.00 and paid at once. */
export function garanceDossier(periods: readonly string[] = ["2026-01"]): Records {
  return {
    contrat: {
      typeContrat: "CDI",
      statut: "cadre",
      niveau: "senior",
      modeDuree: "mensuel",
      dateDebutContrat: "2026-01-01",
      salaireMensuelContractuel: "2374.00",
    },
    missions: [{ id: "m1", tjm: "500.00", debut: "2026-01-01" }],
    cra: periods.map((mois) => ({ mois, mission: "m1", jours: "19" })),
    factures: periods.map((mois) => ({
      id: `F-${mois}`,
      mission: "m1",
      date: `${mois}-20`,
      ht: "9500.00",
      tva: "20",
    })),
    encaissements: periods.map((mois) => ({
      id: `E-${mois}`,
      facture: `F-${mois}`,
      date: `${mois}-25`,
      ttc: "11400.00",
    })),
  };
}
