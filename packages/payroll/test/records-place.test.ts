import { month } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { placeInDossier } from "../src/records/place.ts";
import { AUDIT, CONTRACT, dossierOf } from "./records.ts";

describe("where a month's problem lies in the dossier", () => {
  const dossier = dossierOf({
    contrat: {
      ...CONTRACT,
      tauxPas: "7.5",
      options: { lissage: "net" },
      avenants: [{ aPartirDe: "2026-02", niveau: "expert", options: { cibleNet: "1.00" } }],
    },
    missions: [AUDIT, { id: "refonte", tjm: "620.00", debut: "2026-01-05", regles: { tauxNegocie: "4" } }],
    cra: [
      { mois: "2026-01", mission: "audit", heures: "7" },
      { mois: "2026-02", mission: "audit", heures: "7" },
    ],
    frais: [
      {
        id: "N-1",
        date: "2026-01-15",
        nature: "nuit",
        zone: "autreDepartement",
        nuits: "1",
        montant: "56.00",
      },
    ],
    demandes: [{ mois: "2026-02", reprendre: "1.00" }],
    mois: [{ mois: "2026-02", faits: { inconnu: "1" } }],
  });

  it.each([
    { path: ["quantiteDeBase", "heuresTravaillees"], found: ["cra", 1] },
    { path: ["missions", "refonte", "tjm"], found: ["missions", 1, "tjm"] },
    { path: ["missions", "refonte", "tauxNegocie"], found: ["missions", 1, "regles", "tauxNegocie"] },
    { path: ["grandsDeplacements", "N-1", "zone"], found: ["frais", 0, "zone"] },
    { path: ["niveau"], found: ["contrat", "avenants", 0, "niveau"] },
    { path: ["cibleNet"], found: ["contrat", "avenants", 0, "options", "cibleNet"] },
    { path: ["lissage"], found: ["contrat", "options", "lissage"] },
    { path: ["tauxPasPersonnalise"], found: ["contrat", "tauxPas"] },
    { path: ["montantReserveRepris"], found: ["demandes", 0] },
    { path: ["inconnu"], found: ["mois", 0, "faits", "inconnu"] },
    { path: ["cumulBrut"], found: ["contrat"] },
  ])("$path", ({ path, found }) => {
    expect(placeInDossier(dossier, month("2026-02"), path)).toEqual(found);
  });
});
