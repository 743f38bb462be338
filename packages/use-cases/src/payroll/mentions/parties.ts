import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Porte, UnitOfWork } from "../../ports/store.ts";
import type { DocumentParties } from "./header-shape.ts";
import {
  contratShape,
  employeurShape,
  type MentionsContrat,
  type MentionsEmployeur,
} from "./mention-shapes.ts";
import { mentionMissing } from "./missing.ts";
import type { FactOf } from "./month-facts.ts";
import { inForce, readVersions } from "./versions.ts";

/** The mentions told for pays up to a day. */
export interface Told {
  readonly employeur: MentionsEmployeur | undefined;
  /** The newest first: it is the one in force. */
  readonly contrat: readonly MentionsContrat[];
}

export async function toldOn({ mentions }: UnitOfWork, contratId: string, paidOn: string): Promise<Told> {
  const employeur = readVersions(employeurShape, await mentions.ofEmployeur());
  const contrat = readVersions(contratShape, await mentions.ofContrat(contratId));
  return {
    employeur: inForce(employeur, paidOn)?.mentions,
    contrat: contrat
      .filter(({ effectiveFrom }) => effectiveFrom <= paidOn)
      .map((version) => version.mentions)
      .toReversed(),
  };
}

/** Who pays and who is paid, as it stood on the day of payment. */
export function partiesOf(
  { nom, prenom, matricule }: Porte,
  { employeur, contrat: [current] }: Told,
  { fact, paidOn }: { readonly fact: FactOf; readonly paidOn: string },
): Result<DocumentParties> {
  const [typeContrat, dateDebutContrat] = [fact("typeContrat"), fact("dateDebutContrat")];
  const problems = [
    ...(employeur === undefined ? [noEmployeur(paidOn)] : []),
    ...(current === undefined ? [noContrat(paidOn)] : []),
    ...(typeContrat === undefined ? [noFact("typeContrat", "le type de contrat, CDI ou CDD")] : []),
    ...(dateDebutContrat === undefined ? [noFact("dateDebutContrat", "le premier jour du contrat")] : []),
  ];
  if (
    employeur === undefined ||
    current === undefined ||
    typeContrat === undefined ||
    dateDebutContrat === undefined
  )
    return failure(problems);
  const { convention, ...who } = employeur;
  const { emploi, adresse, classification } = current;
  return success({
    employeur: who,
    salarie: { nom, prenom, emploi, matricule, adresse, classification },
    convention,
    typeContrat,
    dateDebutContrat,
  });
}

function noEmployeur(paidOn: string): Problem {
  return mentionMissing(
    ["employeur"],
    `la fiche de l'employeur en vigueur le ${paidOn} : nom et adresse (R3243-1, 1°), SIRET et code APE (2°), convention (3°)`,
    `Saisissez la fiche de l'employeur, à partir du ${paidOn} au plus tard.`,
  );
}

function noContrat(paidOn: string): Problem {
  return mentionMissing(
    ["salarie"],
    `la fiche du salarié porté en vigueur le ${paidOn} : emploi et classification (R3243-1, 4°), adresse`,
    `Saisissez la fiche du salarié porté pour ce contrat, à partir du ${paidOn} au plus tard.`,
  );
}

function noFact(id: string, what: string): Problem {
  return mentionMissing([id], what, "Complétez le contrat, puis calculez le mois de nouveau.");
}
