import { monthOf, type Month } from "@bareme/kernel";
import type { Dossier } from "./dossier.ts";
import { monthOfEntry } from "./timesheet.ts";

type Path = readonly (string | number)[];

/** Where in a dossier a month's problem lies: at the record that gives the fact, else at the contract. `path` names facts and items by id. */
export function placeInDossier(dossier: Dossier, when: Month, path: readonly string[]): Path {
  const places = path.map((step, index) => placeOfFact(dossier, when, step, path.slice(index + 1)));
  return places.findLast((place) => place !== undefined) ?? ["contrat"];
}

/** Lists of the rules and the records that fill them. */
const LISTS = {
  missions: "missions",
  vehicules: "vehicules",
  repas: "frais",
  grandsDeplacements: "frais",
  fraisProfessionnels: "frais",
  autresFrais: "autresCouts",
  credits: "credits",
} as const;

export const TIME_FACTS: readonly string[] = [
  "heuresTravaillees",
  "joursTravailles",
  "moisTravailles",
  "joursCongesPris",
  "joursTeletravail",
  "joursEntiersTravailles",
];

function placeOfFact(dossier: Dossier, when: Month, fact: string, rest: readonly string[]): Path | undefined {
  if (isList(fact)) return placeOfItem(dossier, LISTS[fact], rest);
  if (TIME_FACTS.includes(fact)) {
    const entry = dossier.cra.findIndex((one) => monthOfEntry(one) === when);
    return entry < 0 ? placeInContract(dossier, when, "modeDuree") : ["cra", entry];
  }
  const note = dossier.mois.findIndex(({ mois, faits }) => mois === when && Object.hasOwn(faits, fact));
  if (note >= 0) return ["mois", note, "faits", fact];
  return placeInContract(dossier, when, fact) ?? placeOfMonthly(dossier, when, fact);
}

function isList(fact: string): fact is keyof typeof LISTS {
  return Object.hasOwn(LISTS, fact);
}

function placeOfItem(
  dossier: Dossier,
  list: (typeof LISTS)[keyof typeof LISTS],
  rest: readonly string[],
): Path {
  const [id = "", field] = rest;
  const index = dossier[list].findIndex((one) => one.id === id);
  if (index < 0) return [list];
  const record: Readonly<Record<string, unknown>> = dossier[list][index] ?? {};
  if (field === undefined) return [list, index];
  return list === "missions" && !Object.hasOwn(record, field)
    ? [list, index, "regles", field]
    : [list, index, field];
}

function placeInContract({ contrat }: Dossier, when: Month, fact: string): Path | undefined {
  const latest = contrat.avenants
    .map((avenant, index) => ({ avenant, index }))
    .filter(({ avenant }) => avenant.aPartirDe <= when && holds(avenant, fact))
    .toSorted((left, right) => (left.avenant.aPartirDe < right.avenant.aPartirDe ? -1 : 1))
    .at(-1);
  if (latest !== undefined) return ["contrat", "avenants", latest.index, ...keyIn(latest.avenant, fact)];
  return holds(contrat, fact) ? ["contrat", ...keyIn(contrat, fact)] : undefined;
}

type Holder = { readonly options?: Readonly<Record<string, unknown>> | undefined };

function holds(holder: Holder, fact: string): boolean {
  return Object.hasOwn(holder, keyOf(fact)) || Object.hasOwn(holder.options ?? {}, fact);
}

function keyIn(holder: Holder, fact: string): Path {
  return Object.hasOwn(holder, keyOf(fact)) ? [keyOf(fact)] : ["options", fact];
}

/** The dossier says the rate of the tax in one key, the rules in two facts. */
function keyOf(fact: string): string {
  return fact === "origineTauxPas" || fact === "tauxPasPersonnalise" ? "tauxPas" : fact;
}

function placeOfMonthly(dossier: Dossier, when: Month, fact: string): Path | undefined {
  const { demandes, avantages, frais } = dossier;
  if (["montantReserve", "montantReserveRepris", "allocationDemandee"].includes(fact))
    return ["demandes", demandes.findIndex(({ mois }) => mois === when)];
  if (["nombreTitres", "valeurTitre", "partPatronaleTitre", "attributionTitres"].includes(fact))
    return ["avantages", "titresRestaurant"];
  if (fact === "aideServicesPersonne") return ["avantages", "cesu"];
  if (fact === "versementPee" || fact === "versementPereco")
    return ["avantages", "epargne", avantages.epargne.findIndex(({ date }) => monthOf(date) === when)];
  if (["allocationTeletravail", "forfaitTeletravail", "joursTeletravailHebdomadaires"].includes(fact))
    return ["frais", frais.findIndex((one) => one.nature === "teletravail" && monthOf(one.date) === when)];
  return undefined;
}
