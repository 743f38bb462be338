import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { dossierWarnings, type Dossier } from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Contrat, PeopleStore, Piece } from "../ports/store.ts";
import { openContract, readFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id } from "./inputs.ts";
import { unknownPorte } from "./save-porte.ts";
import { inTransaction, slugOf } from "./transaction.ts";

export const listContratsInput = z.strictObject({ porteId: id.exactOptional() });

/** The contracts of the company, or of one porté. */
export async function listContrats(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly Contrat[]>> {
  const admitted = admit(actor, "read", listContratsInput, input);
  if (!admitted.ok) return admitted;
  const { porteId } = admitted.value;
  return inTransaction(deps, actor, async ({ unit: { people } }) => {
    const contrats = await people.contrats(porteId);
    // Of nobody's contracts, or of those of a porté who has none yet.
    const isKnown = porteId === undefined || contrats.length > 0 || (await isPorte(people, porteId));
    return isKnown ? success(contrats) : failure([unknownPorte(porteId)]);
  });
}

async function isPorte(people: PeopleStore, porteId: string): Promise<boolean> {
  return (await people.portes()).some(({ id: known }) => known === porteId);
}

export const readContratInput = z.strictObject({ contratId: id });

/** A contract with its records as they are kept. */
export async function readContrat(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly contrat: Contrat; readonly pieces: readonly Piece[] }>> {
  const admitted = admit(actor, "read", readContratInput, input);
  if (!admitted.ok) return admitted;
  return inTransaction(deps, actor, async (context) => {
    const file = await openContract(context, admitted.value.contratId);
    return file.ok ? success({ contrat: file.value.contrat, pieces: file.value.pieces }) : file;
  });
}

/** The dossier that a contract and its records make, and what a person should look at in it. */
export async function readDossierOf(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<{ readonly dossier: Dossier; readonly warnings: readonly Problem[] }>> {
  const admitted = admit(actor, "read", readContratInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  return inTransaction(deps, actor, async (context) => {
    const file = await openContract(context, admitted.value.contratId);
    const dossier = file.ok ? readFile(slug.value, file.value) : file;
    return dossier.ok
      ? success({ dossier: dossier.value, warnings: dossierWarnings(dossier.value) })
      : dossier;
  });
}
