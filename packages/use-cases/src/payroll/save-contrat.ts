import { canonicalJson, compareText, failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Contrat } from "../ports/store.ts";
import { closedMonthsChanged } from "./closed-facts.ts";
import { closedPeriods, openForChange, readFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id, isObject, record, revision, type JsonObject } from "./inputs.ts";
import { unknownPorte } from "./save-porte.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

export const saveContratInput = z.union([
  z.strictObject({ porteId: id, data: record }),
  z.strictObject({ id, revision, data: record }),
]);

/** Adds a contract or changes one: `data` is the contract record of a dossier, its avenants included. Closed months never move. */
export async function saveContrat(deps: PayrollDeps, actor: Actor, input: unknown): Promise<Result<Contrat>> {
  const admitted = admit(actor, "pay", saveContratInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asked = admitted.value;
  return inTransaction(deps, actor, (context) =>
    "porteId" in asked
      ? addContrat(context, asked.porteId, asked.data, slug.value)
      : changeContrat(context, asked, slug.value),
  );
}

async function addContrat(
  context: Context,
  porteId: string,
  data: JsonObject,
  slug: string,
): Promise<Result<Contrat>> {
  const { people } = context.unit;
  if (!(await people.portes()).some((porte) => porte.id === porteId)) return failure([unknownPorte(porteId)]);
  const given = { porteId, ...columnsOf(data) };
  const dossier = readFile(slug, { contrat: { ...given, id: "", revision: 0 }, pieces: [] });
  if (!dossier.ok) return dossier;
  const overlap = overlapping(given, await contractsOf(context, porteId));
  if (overlap.length > 0) return failure(overlap);
  const added = await people.addContrat(given);
  await note(context, {
    action: "contrat.ajout",
    target: added.id,
    data: { porte: porteId, debut: added.debut, fin: added.fin },
  });
  return success(added);
}

async function changeContrat(
  context: Context,
  asked: { readonly id: string; readonly revision: number; readonly data: JsonObject },
  slug: string,
): Promise<Result<Contrat>> {
  const { people } = context.unit;
  const file = await openForChange(context, asked.id);
  if (!file.ok) return file;
  const { contrat, months } = file.value;
  const changed = { ...contrat, ...columnsOf(asked.data), revision: asked.revision };
  const after = readFile(slug, { ...file.value, contrat: changed });
  if (!after.ok) return after;
  const before = readFile(slug, file.value);
  const problems = [
    ...(before.ok ? closedMonthsChanged(before.value, after.value, closedPeriods(months)) : before.problems),
    ...overlapping(changed, await contractsOf(context, contrat.porteId)),
  ];
  if (problems.length > 0) return failure(problems);
  if (!(await people.writeContrat(changed))) return failure([changedMeanwhile("Le contrat", ["contrat"])]);
  await note(context, {
    action: "contrat.changement",
    target: contrat.id,
    data: { revision: asked.revision, debut: changed.debut, fin: changed.fin },
  });
  return success((await people.contrat(contrat.id)) ?? changed);
}

/** The contracts of a porté under the lock of the journal, the last that is taken: their dates are changed by one after the other. */
async function contractsOf({ unit }: Context, porteId: string): Promise<readonly Contrat[]> {
  await unit.journal.last();
  return unit.people.contrats(porteId);
}

/** The columns that a contract's record fills; its shape is judged with the dossier. The end is that of the last avenant that says one. */
function columnsOf(data: JsonObject): Pick<Contrat, "debut" | "fin" | "data"> {
  const avenants = (Array.isArray(data["avenants"]) ? data["avenants"] : []).filter(isObject);
  const ends = [
    data,
    ...avenants.toSorted((left, right) => compareText(textIn(left, "aPartirDe"), textIn(right, "aPartirDe"))),
  ]
    .map((one) => textIn(one, "dateFinContrat"))
    .filter((end) => end !== "");
  return { debut: textIn(data, "dateDebutContrat"), fin: ends.at(-1) ?? null, data: canonicalJson(data) };
}

function textIn(data: JsonObject, key: string): string {
  const value = data[key];
  return typeof value === "string" ? value : "";
}

/** Two contracts of one porté do not run on the same day: nothing would say which one a day's work belongs to. */
function overlapping(
  given: Pick<Contrat, "debut" | "fin"> & { readonly id?: string },
  others: readonly Contrat[],
): readonly Problem[] {
  return others
    .filter(
      ({ id: other, debut, fin }) =>
        other !== given.id &&
        (fin === null || given.debut <= fin) &&
        (given.fin === null || debut <= given.fin),
    )
    .map(({ debut, fin }) => ({
      code: "CONTRAT_OVERLAP",
      path: ["dateDebutContrat"],
      message: `Ce salarié porté a déjà un contrat du ${debut} ${fin === null ? "sans terme" : `au ${fin}`}.`,
      remedy: "Donnez un terme au premier, ou changez-le par un avenant.",
    }));
}
