import type { JsonRecord, Option } from "./fields.ts";
import { date, euros, id, number, type RecordShape } from "./shapes.ts";

/** Vehicles and professional expenses. */

export const VEHICLE: RecordShape = {
  id: "vehicule",
  kind: "vehicule",
  identity: ["id"],
  one: "un véhicule",
  title: "Véhicules",
  empty: "Aucun véhicule : il en faut un pour saisir des kilomètres.",
  fields: [
    id("Nom du véhicule"),
    {
      key: "puissanceFiscale",
      label: "Puissance fiscale",
      kind: "rule-choice",
      fact: "puissanceFiscale",
      list: "vehicules",
      required: true,
    },
    { key: "electrique", label: "Véhicule électrique", kind: "flag" },
  ],
  columns: [
    { head: "Véhicule", key: "id" },
    { head: "Puissance", key: "puissanceFiscale", as: "option" },
  ],
};

const NATURES: readonly Option[] = [
  { value: "repas", label: "Repas (allocation)" },
  { value: "nuit", label: "Grand déplacement (nuits)" },
  { value: "kilometres", label: "Kilomètres" },
  { value: "teletravail", label: "Télétravail (allocation)" },
  { value: "transport", label: "Transport" },
  { value: "hebergement", label: "Hébergement" },
  { value: "repasReel", label: "Repas (dépense réelle)" },
  { value: "telephone", label: "Téléphone" },
  { value: "internet", label: "Internet" },
  { value: "equipement", label: "Équipement" },
  { value: "autre", label: "Autre" },
];

const is =
  (...natures: readonly string[]) =>
  ({ nature }: JsonRecord): boolean =>
    typeof nature === "string" && natures.includes(nature);
const isSpent = is("transport", "hebergement", "repasReel", "telephone", "internet", "equipement", "autre");

export const EXPENSE: RecordShape = {
  id: "frais",
  kind: "frais",
  identity: ["id"],
  one: "une dépense",
  title: "Frais professionnels",
  empty: "Aucune dépense ce jour. Ajoutez chaque note avec sa date et sa nature.",
  ofOneMonth: true,
  fields: [
    id("Numéro de la note"),
    date(),
    { key: "nature", label: "Nature", kind: "choice", options: NATURES, required: true },
    {
      key: "lieu",
      label: "Lieu du repas",
      kind: "choice",
      required: true,
      options: [
        { value: "restaurant", label: "Au restaurant" },
        { value: "horsLocaux", label: "Hors des locaux" },
        { value: "lieuTravail", label: "Sur le lieu de travail" },
      ],
      shown: is("repas"),
    },
    {
      key: "moment",
      label: "Moment",
      kind: "choice",
      options: [
        { value: "dejeuner", label: "Déjeuner" },
        { value: "diner", label: "Dîner" },
      ],
      shown: is("repas"),
    },
    number("nombre", "Nombre de repas", { required: true, shown: is("repas") }),
    {
      key: "zone",
      label: "Zone du déplacement",
      kind: "choice",
      required: true,
      options: [
        { value: "petiteCouronne", label: "Paris et petite couronne" },
        { value: "autreDepartement", label: "Autre département" },
      ],
      shown: is("nuit"),
    },
    number("nuits", "Nombre de nuits", { required: true, shown: is("nuit") }),
    number("rang", "Mois du déplacement", { shown: is("nuit"), hint: "1 pour le premier mois." }),
    {
      key: "vehicule",
      label: "Véhicule",
      kind: "reference",
      to: "vehicule",
      required: true,
      shown: is("kilometres"),
    },
    number("kilometres", "Kilomètres", { required: true, shown: is("kilometres") }),
    euros("parJour", "Allocation par jour", { shown: is("teletravail") }),
    euros("forfait", "ou forfait du mois", { shown: is("teletravail") }),
    number("joursParSemaine", "Jours par semaine du forfait", { shown: is("teletravail") }),
    euros("montant", "Montant de l'allocation, par unité", { required: true, shown: is("repas", "nuit") }),
    euros("montant", "Montant remboursé", { required: true, shown: isSpent }),
    number("dejeuners", "Dont déjeuners payés", {
      hint: "Ils n'ouvrent pas droit à un titre-restaurant.",
      shown: (record) => isSpent(record) || is("nuit")(record),
    }),
    { key: "libelle", label: "Libellé", kind: "text" },
    { key: "refacture", label: "Refacturé sur la facture", kind: "reference", to: "facture" },
  ],
  columns: [
    { head: "Numéro", key: "id" },
    { head: "Date", key: "date", as: "date" },
    { head: "Nature", key: "nature", as: "option" },
    { head: "Libellé", key: "libelle" },
    { head: "Montant", key: "montant", as: "euros" },
    { head: "Kilomètres", key: "kilometres", as: "number" },
  ],
};
