import type { EvaluationRequest } from "@bareme/engine";
import type { LineId } from "./hand-written/payslip.ts";

/** The published payslip SP26-01 (January 2026, 500.00 × 19 days, 5 % fees): the request, and what it prints. */
export const SALAIRE_DE_BASE = "2374.00";
export const BUDGET = "9025.00";
export const COMPLEMENT = "2825.09";

/** Its turnover, and others whose payslips are below 3 SMIC, near it, and above 8 000 of gross. */
export const TURNOVERS = [
  "9500.00",
  "5200.00",
  "6000.00",
  "7100.00",
  "8300.00",
  "8400.00",
  "11800.00",
  "15000.00",
] as const;

export function requestFor(caFacture: string, complement?: string): EvaluationRequest {
  return {
    period: "2026-01",
    paymentDate: "2026-01-31",
    facts: {
      typeContrat: "CDI",
      statut: "cadre",
      niveau: "senior",
      modeDuree: "mensuel",
      dateDebutContrat: "2026-01-01",
      salaireMensuelContractuel: SALAIRE_DE_BASE,
      missions: [{ id: "m1", caFacture, caEncaisse: caFacture, tjm: "500.00", jours: "19" }],
    },
    ...(complement !== undefined && { pins: { salaireComplementaire: complement } }),
  };
}

/** The 30 printed lines: base where it is printed, employee part, employer part. */
// prettier-ignore
export const PRINTED: Readonly<Record<LineId, readonly [base: string, employee: string, employer: string]>> = {
  maladieTauxReduit: ["6004.94", "0.00", "420.35"],
  solidariteAutonomie: ["6004.94", "0.00", "18.01"],
  vieillesseDeplafonnee: ["6004.94", "24.02", "126.70"],
  vieillessePlafonnee: ["4005.00", "276.35", "342.43"],
  allocationsFamilialesTauxReduit: ["6004.94", "0.00", "207.17"],
  accidentsTravail: ["6004.94", "0.00", "38.43"],
  fnal: ["4005.00", "0.00", "4.01"],
  forfaitSocial: ["108.32", "0.00", "8.67"],
  csgDeductible: ["6008.17", "408.56", "0.00"],
  csgCrdsGroupees: ["6008.17", "174.24", "0.00"],
  chomage: ["6004.94", "0.00", "240.20"],
  ags: ["6004.94", "0.00", "15.01"],
  retraiteTranche1: ["4005.00", "126.16", "189.04"],
  retraiteTranche2: ["1999.94", "172.79", "258.99"],
  cegTranche1: ["4005.00", "34.44", "51.66"],
  cegTranche2: ["1999.94", "21.60", "32.40"],
  cetTranche1: ["4005.00", "5.61", "8.41"],
  cetTranche2: ["1999.94", "2.80", "4.20"],
  apecTranche1: ["4005.00", "0.96", "1.44"],
  apecTranche2: ["1999.94", "0.48", "0.72"],
  allocationsFamilialesComplement: ["6004.94", "0.00", "108.09"],
  maladieComplement: ["6004.94", "0.00", "360.30"],
  dialogueSocial: ["6004.94", "0.00", "0.96"],
  prevoyanceCadre: ["4005.00", "0.00", "63.68"],
  fraisDeSante: ["4005.00", "30.04", "30.04"],
  prevoyanceTranche2: ["1999.94", "14.60", "14.60"],
  formationProfessionnelle: ["6004.94", "0.00", "60.05"],
  taxeApprentissage: ["6004.94", "0.00", "35.43"],
  taxeApprentissageSolde: ["6004.94", "0.00", "5.40"],
  dialogueSocialConventionnel: ["6004.94", "0.00", "0.60"],
};

export const TOTALS = {
  salaireComplementaire: COMPLEMENT,
  remunerationBrute: "6004.94",
  apportSurBase: "118.70",
  apportSurComplement: "141.25",
  congesPayes: "545.90",
  cotisationsSalariales: "1292.65",
  cotisationsPatronales: "2646.99",
  reductionGenerale: "0.00",
  provisionReserve: "373.07",
  coutDuMois: BUDGET,
  coutUnCentimeAuDessus: "9025.04",
  netAvantImpot: "4712.29",
  netImposable: "4916.57",
  pas: "776.82",
  netAPayer: "3935.47",
} as const;
