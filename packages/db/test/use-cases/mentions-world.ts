import {
  closeMonth,
  computeMonth,
  openMonth,
  saveEmployeur,
  saveMentionsContrat,
  validateMonth,
} from "@bareme/use-cases";
import { valueOf, type World } from "./payroll-world.ts";

/** What documents say of a company. The key of its SIRET is right: the digits, every second one doubled, make 50. */
export const EMPLOYEUR = {
  nom: "Les Deux Rives Portage",
  adresse: ["3 quai des Tanneurs", "67000 Strasbourg"],
  siret: "73282932000074",
  ape: "78.30Z",
  etablissement: null,
  convention: "Branche des salariés en portage salarial, 22 mars 2017 (IDCC 3219)",
};

/** What documents say of a porté. */
export const FICHE = {
  adresse: ["8 allée des Charmes", "67100 Strasbourg"],
  emploi: "Consultante en systèmes d'information",
  classification: "Cadre, senior",
};

/** Opens a month and computes it. */
export async function computed(world: World, contratId: string, period: string): Promise<void> {
  const asked = { contratId, period };
  valueOf(await openMonth(world.deps, world.actor, asked));
  valueOf(await computeMonth(world.deps, world.actor, asked));
}

/** Takes a month from its opening to its closing. */
export async function closed(world: World, contratId: string, period: string): Promise<void> {
  const asked = { contratId, period };
  await computed(world, contratId, period);
  valueOf(await validateMonth(world.deps, world.actor, asked));
  valueOf(await closeMonth(world.deps, world.actor, asked));
}

/** Saves mentions as the world's actor; revision 0 is a new version. */
export const savingIn = (world: World) => ({
  employeur: (effectiveFrom: string, mentions: object, revision = 0) =>
    saveEmployeur(world.deps, world.actor, { effectiveFrom, revision, mentions }),
  fiche: (contratId: string, effectiveFrom: string, mentions: object, revision = 0) =>
    saveMentionsContrat(world.deps, world.actor, { contratId, effectiveFrom, revision, mentions }),
});
