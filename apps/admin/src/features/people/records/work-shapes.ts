import type { Field } from "./fields.ts";
import { date, euros, id, number, type RecordShape } from "./shapes.ts";

/** Missions, invoices, payments and what will never be paid. */

const missionTerms: readonly Field[] = [
  { key: "fin", label: "Fin de la mission", kind: "date" },
  { key: "tjm", label: "Prix par jour (TJM)", kind: "decimal", unit: "EUR/day" },
  {
    key: "tauxHoraire",
    label: "ou prix par heure",
    kind: "decimal",
    unit: "EUR/hour",
    hint: "Gardé pour mémoire : les règles ne lisent que le TJM.",
  },
  { key: "regles", label: "Conditions propres à la mission", kind: "facts", of: "missions" },
];

export const MISSION: RecordShape = {
  id: "mission",
  kind: "mission",
  identity: ["id"],
  one: "une mission",
  title: "Missions",
  empty: "Aucune mission : ajoutez celle que le contrat commercial décrit, puis saisissez le CRA.",
  fields: [
    id("Nom court", "Sert dans le CRA et les factures ; lettres sans accent, chiffres, tirets."),
    { key: "client", label: "Client", kind: "text" },
    { key: "debut", label: "Début de la mission", kind: "date", required: true },
    ...missionTerms,
    {
      key: "avenants",
      label: "Avenants de la mission",
      kind: "list",
      one: "un avenant",
      fields: [{ key: "aPartirDe", label: "À partir de", kind: "month", required: true }, ...missionTerms],
    },
  ],
  columns: [
    { head: "Mission", key: "id" },
    { head: "Client", key: "client" },
    { head: "Début", key: "debut", as: "date" },
    { head: "Fin", key: "fin", as: "date" },
    { head: "TJM", key: "tjm", as: "euros" },
  ],
};

export const INVOICE: RecordShape = {
  id: "facture",
  kind: "facture",
  identity: ["id"],
  one: "une facture",
  title: "Factures et avoirs",
  empty: "Aucune facture. Vous pouvez aussi les importer d'un fichier.",
  ofOneMonth: true,
  fields: [
    id("Numéro"),
    { key: "mission", label: "Mission", kind: "reference", to: "mission", required: true },
    date(),
    euros("ht", "Montant HT", { required: true, hint: "Négatif pour un avoir." }),
    number("tva", "Taux de TVA (%)", { required: true, hint: "0 pour un client hors TVA." }),
    euros("ttc", "Total TTC imprimé", { hint: "Seulement s'il n'est pas HT + TVA au centime." }),
    euros("dontFraisRefactures", "Dont frais refacturés HT"),
    { key: "avoir", label: "Avoir de la facture", kind: "reference", to: "facture" },
  ],
  columns: [
    { head: "Numéro", key: "id" },
    { head: "Mission", key: "mission" },
    { head: "Date", key: "date", as: "date" },
    { head: "HT", key: "ht", as: "euros" },
    { head: "TVA (%)", key: "tva", as: "number" },
    { head: "Avoir de", key: "avoir" },
  ],
};

export const RECEIPT: RecordShape = {
  id: "encaissement",
  kind: "encaissement",
  identity: ["id"],
  one: "un encaissement",
  title: "Encaissements",
  empty: "Aucun encaissement. Vous pouvez aussi les importer d'un fichier.",
  ofOneMonth: true,
  fields: [
    id("Numéro"),
    { key: "facture", label: "Facture", kind: "reference", to: "facture", required: true },
    date("Date du paiement"),
    euros("ttc", "Montant reçu, TTC", { hint: "Négatif si le client est remboursé." }),
    euros("ht", "ou montant HT"),
  ],
  columns: [
    { head: "Numéro", key: "id" },
    { head: "Facture", key: "facture" },
    { head: "Date", key: "date", as: "date" },
    { head: "TTC", key: "ttc", as: "euros" },
    { head: "HT", key: "ht", as: "euros" },
  ],
};

export const WRITE_OFF: RecordShape = {
  id: "impaye",
  kind: "impaye",
  identity: ["facture", "date"],
  one: "un impayé",
  title: "Impayés",
  empty: "Aucune créance abandonnée.",
  ofOneMonth: true,
  fields: [
    { key: "facture", label: "Facture", kind: "reference", to: "facture", required: true },
    date("Date du constat"),
    euros("ht", "Montant HT qui ne sera pas payé", { required: true }),
  ],
  columns: [
    { head: "Facture", key: "facture" },
    { head: "Date", key: "date", as: "date" },
    { head: "HT", key: "ht", as: "euros" },
  ],
};
