import type { PeopleStore } from "@bareme/use-cases";
import { and, asc, eq } from "drizzle-orm";
import { keyKept, madeRow } from "../already-there.ts";
import { contrats, portes } from "../schema/index.ts";
import { byText, knownId, only } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const PORTE = {
  id: portes.id,
  matricule: portes.matricule,
  nom: portes.nom,
  prenom: portes.prenom,
  nirChiffre: portes.nirChiffre,
  revision: portes.revision,
};

const CONTRAT = {
  id: contrats.id,
  porteId: contrats.porteId,
  debut: contrats.debut,
  fin: contrats.fin,
  data: contrats.data,
  revision: contrats.revision,
};

export function peopleStore({ queries, societeId }: Tenant): PeopleStore {
  return {
    portes: () => queries.select(PORTE).from(portes).orderBy(byText(portes.matricule)),
    addPorte: async ({ matricule, nom, prenom, nirChiffre }) => {
      const row = { societeId, matricule, nom, prenom, nirChiffre };
      const made = await queries.insert(portes).values(row).onConflictDoNothing().returning(PORTE);
      return madeRow(made, "portes", matricule);
    },
    writePorte: async ({ id, matricule, nom, prenom, nirChiffre, revision }) => {
      const porte = and(eq(portes.id, knownId(id)), eq(portes.revision, revision));
      const row = { matricule, nom, prenom, nirChiffre, revision: revision + 1 };
      const write = async () => queries.update(portes).set(row).where(porte).returning({ id: portes.id });
      return (await keyKept(write, "portes", matricule)).length > 0;
    },
    contrats: (porteId) =>
      queries
        .select(CONTRAT)
        .from(contrats)
        .where(porteId === undefined ? undefined : eq(contrats.porteId, knownId(porteId)))
        .orderBy(asc(contrats.debut), asc(contrats.madeAt), asc(contrats.id)),
    contrat: async (id) => {
      const [row] = await queries
        .select(CONTRAT)
        .from(contrats)
        .where(eq(contrats.id, knownId(id)));
      return row;
    },
    // Stronger than what a change of its row takes: a month that is opened, and a record that is added, refer to it and wait.
    lockContrat: async (id) => {
      await queries
        .select({ id: contrats.id })
        .from(contrats)
        .where(eq(contrats.id, knownId(id)))
        .for("update");
    },
    addContrat: async ({ porteId, debut, fin, data }) =>
      only(
        await queries.insert(contrats).values({ societeId, porteId, debut, fin, data }).returning(CONTRAT),
      ),
    writeContrat: async ({ id, porteId, debut, fin, data, revision }) => {
      const written = await queries
        .update(contrats)
        .set({ porteId, debut, fin, data, revision: revision + 1 })
        .where(and(eq(contrats.id, knownId(id)), eq(contrats.revision, revision)))
        .returning({ id: contrats.id });
      return written.length > 0;
    },
  };
}
