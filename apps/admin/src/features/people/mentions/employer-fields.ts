import { linesOf, textOf, type Field, type JsonRecord } from "../records/fields.ts";

/** What documents say of the employer (CT R3243-1, 1° to 3°), as the server keeps it. */
export interface EmployerMentions {
  readonly nom: string;
  readonly adresse: string[];
  readonly siret: string;
  readonly ape: string;
  readonly etablissement: { readonly nom: string; readonly adresse: string[] } | null;
  readonly convention: string;
}

export const EMPLOYER_FIELDS: readonly Field[] = [
  { key: "nom", label: "Nom de l'employeur", kind: "text", required: true },
  { key: "siret", label: "SIRET", kind: "text", required: true, hint: "14 chiffres, avec ou sans espaces." },
  { key: "ape", label: "Code APE", kind: "text", required: true, hint: "Comme 78.30Z." },
  {
    key: "convention",
    label: "Convention de branche",
    kind: "text",
    required: true,
    hint: "Son intitulé, tel qu'il s'imprime.",
  },
  {
    key: "adresse",
    label: "Adresse",
    kind: "lines",
    required: true,
    hint: "Une ligne par ligne de l'enveloppe.",
  },
  {
    key: "nomEtablissement",
    label: "Nom de l'établissement",
    kind: "text",
    hint: "Seulement si la société en a plusieurs : SIRET et code APE sont alors les siens.",
  },
  {
    key: "adresseEtablissement",
    label: "Adresse de l'établissement",
    kind: "lines",
    hint: "Avec son nom ; vide sinon.",
  },
];

/** The mentions as the form asks them: those of the establishment beside the others. */
export function toForm({ etablissement, ...mentions }: EmployerMentions): JsonRecord {
  return {
    ...mentions,
    ...(etablissement !== null && {
      nomEtablissement: etablissement.nom,
      adresseEtablissement: etablissement.adresse,
    }),
  };
}

/** The form as the server asks it; what is missing is empty, and the server says so. */
export function toMentions(form: JsonRecord): EmployerMentions {
  const [nom, adresse] = [textOf(form["nomEtablissement"]), linesOf(form["adresseEtablissement"])];
  return {
    nom: textOf(form["nom"]),
    adresse: linesOf(form["adresse"]),
    siret: textOf(form["siret"]),
    // A code is printed in capitals, however it was typed.
    ape: textOf(form["ape"]).replaceAll(/\s/g, "").toUpperCase(),
    etablissement: nom === "" && adresse.length === 0 ? null : { nom, adresse },
    convention: textOf(form["convention"]),
  };
}

/** The field that a problem of the mentions lies on: that of a line of an address is the address. */
export function fieldAt([first = "", second, ...rest]: readonly string[]): readonly string[] {
  if (first !== "etablissement") return second === undefined ? [first] : [first, second, ...rest];
  return second === "adresse" ? ["adresseEtablissement", ...rest] : ["nomEtablissement"];
}
