/** Invented people and companies; the convention's title is the true one. */
export const GARANCE_HEADER = {
  employeur: {
    nom: "Cap Garance Portage",
    adresse: ["12 rue des Tisserands", "59000 Lille"],
    siret: "12345678900018",
    ape: "78.30Z",
    etablissement: null,
  },
  salarie: {
    nom: "Lenoir",
    prenom: "Camille",
    emploi: "Consultante en systèmes d'information",
    matricule: "P-0042",
    adresse: ["8 allée des Charmes", "59800 Lille"],
    classification: "Cadre, senior",
  },
  convention: "Branche des salariés en portage salarial, 22 mars 2017 (IDCC 3219)",
  typeContrat: "CDI",
  dateDebutContrat: "2026-01-01",
  temps: { nature: "autre", base: "salaire mensuel contractuel" },
  conges: [],
  activitePartielle: null,
  natureTauxPas: "personnalise",
  heuresExonerees: "0.00",
} as const;

export const DEUX_RIVES_HEADER = {
  ...GARANCE_HEADER,
  employeur: { ...GARANCE_HEADER.employeur, nom: "Les Deux Rives Portage" },
  temps: { nature: "heures", normales: "151.67", majorees: [] },
} as const;
