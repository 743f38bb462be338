import type { Some } from "@bareme/use-cases";
import { portes } from "../../schema/index.ts";

export const PORTE_OF = {
  porteId: portes.id,
  matricule: portes.matricule,
  nom: portes.nom,
  prenom: portes.prenom,
};

/** Rows that each carry the size of the whole, which is counted before the limit. */
export function someOf<T extends { readonly total: number }>(found: readonly T[]): Some<Omit<T, "total">> {
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}
