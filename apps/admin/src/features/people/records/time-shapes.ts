import { textOf, type Option } from "./fields.ts";
import { number, type RecordShape } from "./shapes.ts";

/** Entries of the CRA, of a day or of a month. */

export const TIME_NATURES: readonly Option[] = [
  { value: "prestation", label: "Prestation" },
  { value: "conge", label: "Congé" },
  { value: "prospection", label: "Prospection" },
  { value: "formation", label: "Formation" },
  { value: "maladie", label: "Maladie" },
  { value: "delegation", label: "Délégation" },
];

const shared = [
  {
    key: "nature",
    label: "Nature du temps",
    kind: "choice",
    options: TIME_NATURES,
    hint: "Prestation quand rien n'est choisi.",
  },
  { key: "mission", label: "Mission", kind: "reference", to: "mission" },
] as const;

const columns = [
  { head: "Mission", key: "mission" },
  { head: "Nature", key: "nature", as: "option" },
  { head: "Heures", key: "heures", as: "number" },
  { head: "Jours", key: "jours", as: "number" },
] as const;

export const DAY_ENTRY: RecordShape = {
  id: "cra-jour",
  kind: "cra",
  one: "une ligne d'un jour",
  title: "Lignes par jour",
  empty: "Aucun jour saisi ce mois : remplissez le calendrier ci-dessus, ou donnez un résumé du mois.",
  ofOneMonth: true,
  identity: ["date", "mois", "mission", "nature"],
  takes: ({ mois }) => mois === undefined,
  fields: [
    { key: "date", label: "Jour", kind: "date", required: true },
    ...shared,
    number("heures", "Heures"),
    {
      key: "jours",
      label: "Part de la journée",
      kind: "choice",
      options: [
        { value: "1", label: "Un jour" },
        { value: "0.5", label: "Une demi-journée" },
      ],
    },
    {
      key: "teletravail",
      label: "Dont télétravail",
      kind: "choice",
      options: [
        { value: "true", label: "Toute la ligne" },
        { value: "1", label: "Un jour" },
        { value: "0.5", label: "Une demi-journée" },
      ],
    },
    { key: "commentaire", label: "Commentaire", kind: "text" },
  ],
  columns: [
    { head: "Jour", key: "date", as: "date" },
    ...columns,
    { head: "Commentaire", key: "commentaire" },
  ],
};

export const MONTH_ENTRY: RecordShape = {
  id: "cra-mois",
  kind: "cra",
  one: "un résumé du mois",
  title: "Résumés du mois",
  empty: "Aucun résumé : le mois se lit jour par jour.",
  ofOneMonth: true,
  identity: ["date", "mois", "mission", "nature"],
  takes: ({ mois }) => textOf(mois) !== "",
  fields: [
    { key: "mois", label: "Mois", kind: "month", required: true },
    ...shared,
    number("heures", "Heures"),
    number("jours", "Jours", { hint: "Par demi-journées." }),
    number("joursEntiers", "Dont journées entières", { hint: "Pour les titres-restaurant." }),
    number("teletravail", "Dont jours de télétravail"),
    { key: "commentaire", label: "Commentaire", kind: "text" },
  ],
  columns: [
    ...columns,
    { head: "Journées entières", key: "joursEntiers", as: "number" },
    { head: "Télétravail", key: "teletravail", as: "number" },
  ],
};
