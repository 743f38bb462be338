import { frenchDate, frenchMonth } from "@bareme/kernel";
import { ruleSetWords } from "../../format/rule-set.ts";
import { ROLE_WORDS, ROLES_SHOWN } from "./role-words.ts";

/** What an entry of the journal tells, in words. */
const ACTIONS: ReadonlyMap<string, string> = new Map([
  ["acces.premierDemarrage", "Premier démarrage du serveur"],
  ["societe.ajout", "Société créée"],
  ["societe.approbationSeule", "Approbation par une seule personne réglée"],
  ["utilisateur.ajout", "Compte ouvert"],
  ["utilisateur.desactivation", "Compte fermé"],
  ["motDePasse.changement", "Mot de passe changé"],
  ["motDePasse.remplacement", "Mot de passe remplacé par l'exploitant"],
  ["role.ajout", "Rôle donné"],
  ["role.retrait", "Rôle retiré"],
  ["draft.create", "Brouillon commencé"],
  ["draft.write", "Fichier écrit dans un brouillon"],
  ["draft.remove", "Fichier retiré dans un brouillon"],
  ["draft.request", "Relecture demandée"],
  ["draft.comment", "Brouillon commenté"],
  ["draft.approve", "Brouillon approuvé"],
  ["draft.refuse", "Brouillon refusé"],
  ["draft.abandon", "Brouillon abandonné"],
  ["draft.publish", "Brouillon publié"],
  ["release.publish", "Version publiée"],
  ["months.block", "Mois ouverts bloqués par des règles qui ne se compilent plus"],
  ["porte.ajout", "Salarié porté ajouté"],
  ["porte.changement", "Fiche d'un salarié porté changée"],
  ["contrat.ajout", "Contrat ajouté"],
  ["contrat.changement", "Contrat changé"],
  ["piece.ajout", "Pièce ajoutée"],
  ["piece.changement", "Pièce changée"],
  ["piece.retrait", "Pièce retirée"],
  ["pieces.enregistrement", "Pièces enregistrées"],
  ["import", "Fichier importé"],
  ["mentions.contrat", "Mentions du bulletin d'un contrat changées"],
  ["mentions.employeur", "Mentions de l'employeur changées"],
  ["passage", "Passage lancé sur un mois"],
  ["mois.ouverture", "Mois ouvert"],
  ["mois.calcul", "Mois calculé"],
  ["mois.validation", "Mois validé"],
  ["mois.cloture", "Mois clos"],
  ["mois.correction", "Mois clos corrigé"],
]);

/** An action that has no words yet stands by its name. */
export function actionWords(action: string): string {
  return ACTIONS.get(action) ?? action;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["dans", "posé en"],
  ["motif", "motif"],
  ["reason", "motif"],
  ["role", "rôle"],
  ["email", "adresse"],
  ["label", "nom"],
  ["slug", "nom court"],
  ["text", "texte"],
  ["revision", "révision"],
  ["ruleSet", "règles"],
  ["path", "fichier"],
  ["number", "version"],
  ["releases", "versions"],
  ["effectiveFrom", "date d'effet"],
  ["knownFrom", "connue depuis le"],
  ["soloApproval", "une seule personne"],
  ["state", "résultat"],
  ["step", "étape"],
  ["asOf", "vu le"],
  ["contrats", "contrats"],
  ["matricule", "matricule"],
  ["champs", "champs"],
  ["debut", "début"],
  ["fin", "fin"],
  ["kind", "pièce"],
  ["key", "repère"],
  ["date", "date"],
  ["lignes", "lignes"],
  ["ecrits", "écrits"],
  ["ecritures", "écritures"],
  ["faits", "données"],
  ["pieces", "pièces"],
  ["months", "mois bloqués"],
  ["hash", "empreinte"],
  ["signature", "signature"],
  ["resultat", "empreinte du résultat"],
  ["regles", "empreinte des règles"],
  ["demande", "empreinte de la demande"],
  ["verrou", "empreinte du verrou"],
  ["empreinte", "empreinte"],
  ["apercu", "empreinte de l'aperçu"],
]);

/** Who is named by their identifier elsewhere in the row, or is of no use to a reader. */
const LEFT_OUT: ReadonlySet<string> = new Set(["authorId", "approverId", "contrat", "porte", "period"]);

export interface Detail {
  readonly name: string;
  readonly value: string;
  /** The seal of something (a hash): told by its beginning, of use to an auditor alone. */
  readonly isSeal: boolean;
}

/** What changed, as names with their values; `data` is the entry's JSON. */
export function detailsOf(data: string): readonly Detail[] {
  const said: unknown = JSON.parse(data);
  if (!isRecord(said)) return [];
  return Object.entries(said).flatMap(([key, value]) => {
    const shown = LEFT_OUT.has(key) ? "" : wordsOf(key, value);
    return shown === "" ? [] : [{ name: NAMES.get(key) ?? key, value: shown, isSeal: isSeal(key, value) }];
  });
}

function wordsOf(key: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textWords(key, value);
  if (Array.isArray(value)) {
    const texts = value.filter((one): one is string => typeof one === "string" && one.length < 40);
    return texts.length === value.length && texts.length <= 6 ? texts.join(", ") : String(value.length);
  }
  return "";
}

function textWords(key: string, value: string): string {
  if (/^\d{4}-\d{2}$/.test(value)) return frenchMonth(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return frenchDate(value);
  // Enough to see that two are the same.
  if (isSeal(key, value)) return `${value.slice(0, 8)}…`;
  if (key === "ruleSet") return ruleSetWords(value);
  const role = key === "role" ? ROLES_SHOWN.find((one) => one === value) : undefined;
  return role === undefined ? value : ROLE_WORDS[role].name;
}

function isSeal(key: string, value: unknown): boolean {
  return typeof value === "string" && (/^[0-9a-f]{64}$/.test(value) || key === "signature");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text of the entry's data under a name; undefined for anything else. */
export function textIn(data: string, name: string): string | undefined {
  const said: unknown = JSON.parse(data);
  const value = isRecord(said) ? said[name] : undefined;
  return typeof value === "string" ? value : undefined;
}
