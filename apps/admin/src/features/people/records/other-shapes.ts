import { date, euros, id, number, type RecordShape } from "./shapes.ts";

/** What else a dossier holds: costs, credits, benefits, requests, the facts of a month, the opening. */

const month = { key: "mois", label: "Mois", kind: "month", required: true } as const;

export const CREDIT: RecordShape = {
  id: "credit",
  kind: "credit",
  identity: ["id"],
  one: "un crédit",
  title: "Crédits portés au compte",
  empty: "Aucun crédit.",
  ofOneMonth: true,
  fields: [
    id("Numéro"),
    date(),
    { key: "libelle", label: "Libellé", kind: "text", required: true },
    euros("montant", "Montant", { required: true }),
  ],
  columns: [
    { head: "Numéro", key: "id" },
    { head: "Date", key: "date", as: "date" },
    { head: "Libellé", key: "libelle" },
    { head: "Montant", key: "montant", as: "euros" },
  ],
};

export const OTHER_COST: RecordShape = {
  id: "autreCout",
  kind: "autreCout",
  identity: ["id"],
  one: "un coût",
  title: "Autres coûts imputés au compte",
  empty: "Aucun coût imputé en plus des frais de gestion.",
  ofOneMonth: true,
  fields: [
    id("Numéro"),
    date(),
    { key: "nature", label: "Nature", kind: "rule-choice", fact: "nature", list: "autresFrais" },
    {
      key: "fondement",
      label: "Ce qui le fonde",
      kind: "rule-choice",
      fact: "fondement",
      list: "autresFrais",
    },
    { key: "libelle", label: "Libellé et clause", kind: "text" },
    euros("montant", "Montant", { required: true }),
  ],
  columns: [
    { head: "Numéro", key: "id" },
    { head: "Date", key: "date", as: "date" },
    { head: "Nature", key: "nature", as: "option" },
    { head: "Fondement", key: "fondement", as: "option" },
    { head: "Montant", key: "montant", as: "euros" },
  ],
};

const within = (key: string) =>
  ({
    kind: "avantage",
    within: key,
    id: key,
    identity: ["aPartirDe", "mois", "date", "plan"],
  }) as const;

export const VOUCHERS: RecordShape = {
  ...within("titresRestaurant"),
  one: "des titres-restaurant",
  title: "Titres-restaurant",
  empty: "Aucun titre-restaurant.",
  fields: [
    { key: "aPartirDe", label: "À partir de", kind: "month", required: true },
    { key: "jusqua", label: "Dernier mois", kind: "month" },
    euros("valeur", "Valeur du titre", { required: true }),
    euros("partPatronale", "Part patronale", { required: true }),
    {
      key: "attribution",
      label: "Attribution",
      kind: "choice",
      options: [
        { value: "parJourEntier", label: "Un par journée entière" },
        { value: "saisie", label: "Nombre saisi chaque mois" },
      ],
    },
  ],
  columns: [
    { head: "À partir de", key: "aPartirDe", as: "month" },
    { head: "Dernier mois", key: "jusqua", as: "month" },
    { head: "Valeur", key: "valeur", as: "euros" },
    { head: "Part patronale", key: "partPatronale", as: "euros" },
  ],
};

export const VOUCHER_COUNT: RecordShape = {
  ...within("nombreTitres"),
  one: "un nombre de titres",
  title: "Nombre de titres du mois",
  empty: "À saisir seulement quand l'attribution est « saisie ».",
  fields: [month, number("nombre", "Nombre de titres", { required: true })],
  columns: [
    { head: "Mois", key: "mois", as: "month" },
    { head: "Nombre", key: "nombre", as: "number" },
  ],
};

export const CESU: RecordShape = {
  ...within("cesu"),
  one: "un CESU",
  title: "CESU",
  empty: "Aucune aide aux services à la personne.",
  fields: [date(), euros("montant", "Montant", { required: true })],
  columns: [
    { head: "Date", key: "date", as: "date" },
    { head: "Montant", key: "montant", as: "euros" },
  ],
};

export const SAVING: RecordShape = {
  ...within("epargne"),
  one: "un versement d'épargne",
  title: "Épargne salariale",
  empty: "Aucun versement.",
  fields: [
    date(),
    {
      key: "plan",
      label: "Plan",
      kind: "choice",
      required: true,
      options: [
        { value: "pee", label: "PEE" },
        { value: "pereco", label: "PERECO" },
      ],
    },
    euros("versement", "Versement du salarié porté", { required: true }),
  ],
  columns: [
    { head: "Date", key: "date", as: "date" },
    { head: "Plan", key: "plan", as: "option" },
    { head: "Versement", key: "versement", as: "euros" },
  ],
};

export const REQUEST: RecordShape = {
  id: "demande",
  kind: "demande",
  identity: ["mois"],
  one: "une demande",
  title: "Demandes du salarié porté",
  empty: "Aucune demande.",
  ofOneMonth: true,
  fields: [
    month,
    euros("mettreDeCote", "Mettre de côté"),
    euros("reprendre", "Reprendre"),
    euros("allocation", "Allocation de prospection, en plus du minimum"),
  ],
  columns: [
    { head: "Mois", key: "mois", as: "month" },
    { head: "Mettre de côté", key: "mettreDeCote", as: "euros" },
    { head: "Reprendre", key: "reprendre", as: "euros" },
    { head: "Allocation", key: "allocation", as: "euros" },
  ],
};

export const MONTH_NOTE: RecordShape = {
  id: "mois",
  kind: "mois",
  identity: ["mois"],
  one: "un mois",
  title: "Jour de paiement et autres faits d'un mois",
  empty: "Rien de particulier.",
  ofOneMonth: true,
  fields: [
    month,
    { key: "paiement", label: "Jour du paiement", kind: "date" },
    {
      key: "faits",
      label: "Faits de ce mois",
      kind: "facts",
      of: "month",
      hint: "Rien de particulier ce mois.",
    },
  ],
  columns: [
    { head: "Mois", key: "mois", as: "month" },
    { head: "Payé le", key: "paiement", as: "date" },
  ],
};

export const OPENING: RecordShape = {
  id: "ouverture",
  kind: "ouverture",
  identity: [],
  one: "une ouverture",
  title: "Ouverture du compte",
  empty: "Le compte s'ouvre à zéro. À remplir quand la paie vient d'un autre logiciel.",
  single: true,
  fields: [
    { key: "depuis", label: "Premier mois à payer", kind: "month" },
    { key: "jusqua", label: "Dernier mois à payer", kind: "month" },
    {
      key: "ouverture",
      label: "Valeurs à la clôture du mois d'avant",
      kind: "facts",
      of: "opening",
      hint: "Recopiez ici ce que la clôture du mois d'avant a laissé : soldes, cumuls, réserves.",
    },
  ],
  columns: [
    { head: "Premier mois", key: "depuis", as: "month" },
    { head: "Dernier mois", key: "jusqua", as: "month" },
  ],
};
