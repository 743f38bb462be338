import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { maskNir, readNir } from "@bareme/payroll/nir";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PeopleStore, Porte } from "../ports/store.ts";
import type { PayrollDeps } from "./deps.ts";
import { id, revision, words } from "./inputs.ts";
import { changedMeanwhile, inTransaction, note } from "./transaction.ts";

/** A porté as it is shown: its NIR is masked. */
export interface PorteView extends Omit<Porte, "nirChiffre"> {
  readonly nir: string | null;
}

const porteInput = z.strictObject({
  /** Absent for a new one. */
  id: id.exactOptional(),
  /** Of the one that is changed, as it was read. */
  revision: revision.exactOptional(),
  matricule: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "un matricule de lettres et de chiffres est attendu"),
  nom: words,
  prenom: words,
  /** Absent: the one that is kept stays. */
  nir: z
    .string()
    .transform((text, context) => {
      const nir = readNir(text);
      if (nir !== undefined) return nir;
      context.addIssue({
        code: "custom",
        message: "ce n'est pas un NIR : 13 chiffres et la clé qui leur répond sont attendus",
      });
      return z.NEVER;
    })
    .exactOptional(),
});

export const savePorteInput = porteInput.refine(
  (asked) => (asked.id === undefined) === (asked.revision === undefined),
  {
    path: ["revision"],
    message: "l'identifiant d'une fiche et la révision qui en a été lue vont ensemble",
  },
);

/** Adds a porté or changes one. The NIR goes into the vault; no answer and no journal entry ever hold it. */
export async function savePorte(deps: PayrollDeps, actor: Actor, input: unknown): Promise<Result<PorteView>> {
  const admitted = admit(actor, "pay", savePorteInput, input);
  if (!admitted.ok) return admitted;
  const { id: known, revision: read, nir, ...person } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const { people } = context.unit;
    const portes = await people.portes();
    const before = portes.find((one) => one.id === known);
    if (known !== undefined && before === undefined) return failure([unknownPorte(known)]);
    if (portes.some((one) => one.matricule === person.matricule && one.id !== known))
      return failure([matriculeTaken(person.matricule)]);
    const nirChiffre = nir === undefined ? (before?.nirChiffre ?? null) : deps.vault.encrypt(nir);
    const saved =
      before === undefined || read === undefined
        ? await people.addPorte({ ...person, nirChiffre })
        : await changePorte(people, { ...person, id: before.id, nirChiffre, revision: read });
    if (saved === undefined) return failure([changedMeanwhile("La fiche du salarié porté", ["porte"])]);
    await note(context, {
      action: before === undefined ? "porte.ajout" : "porte.changement",
      target: saved.id,
      data: { matricule: saved.matricule, champs: changedFields(before, person, nir !== undefined) },
    });
    return success(viewOf(saved, deps));
  });
}

/** The porté as it is kept from now on; undefined when someone else changed it meanwhile. */
async function changePorte(people: PeopleStore, porte: Porte): Promise<Porte | undefined> {
  return (await people.writePorte(porte)) ? { ...porte, revision: porte.revision + 1 } : undefined;
}

/** The portés of the company. */
export async function listPortes(deps: PayrollDeps, actor: Actor): Promise<Result<readonly PorteView[]>> {
  const admitted = admit(actor, "read", z.unknown(), undefined);
  if (!admitted.ok) return admitted;
  return inTransaction(deps, actor, async ({ unit }) =>
    success((await unit.people.portes()).map((porte) => viewOf(porte, deps))),
  );
}

export function unknownPorte(known: string): Problem {
  return {
    code: "PORTE_UNKNOWN",
    path: ["id", known],
    message: "Ce salarié porté n'existe pas dans cette société.",
    remedy: "Choisissez-le dans la liste des salariés portés.",
  };
}

function matriculeTaken(matricule: string): Problem {
  return {
    code: "MATRICULE_TAKEN",
    path: ["matricule"],
    message: `Le matricule « ${matricule} » est déjà celui d'un autre salarié porté.`,
    remedy: "Donnez un autre matricule, ou changez la fiche existante.",
  };
}

function viewOf({ nirChiffre, ...person }: Porte, { vault }: PayrollDeps): PorteView {
  return { ...person, nir: nirChiffre === null ? null : maskNir(vault.decrypt(nirChiffre)) };
}

/** The names of what changed, never the values. */
function changedFields(
  before: Porte | undefined,
  person: Pick<Porte, "matricule" | "nom" | "prenom">,
  nir: boolean,
): readonly string[] {
  const fields = (["matricule", "nom", "prenom"] as const).filter(
    (field) => before?.[field] !== person[field],
  );
  return [...fields, ...(nir ? ["nir"] : [])];
}
