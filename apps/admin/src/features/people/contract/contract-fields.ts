import type { Field } from "../records/fields.ts";

/** The contract of travail, as `docs/dossier.md` says it. */

const statut: Field = { key: "statut", label: "Statut", kind: "rule-choice", fact: "statut" };
const niveau: Field = {
  key: "niveau",
  label: "Niveau de classification",
  kind: "rule-choice",
  fact: "niveau",
};
const modeDuree: Field = {
  key: "modeDuree",
  label: "Décompte du temps de travail",
  kind: "rule-choice",
  fact: "modeDuree",
};

const inHours = ({ modeDuree: mode }: { readonly [key: string]: unknown }): boolean =>
  mode === undefined || mode === "" || mode === "heures";
const inDays = ({ modeDuree: mode }: { readonly [key: string]: unknown }): boolean =>
  mode === undefined || mode === "" || mode === "jours";
const byMonth = ({ modeDuree: mode }: { readonly [key: string]: unknown }): boolean =>
  mode === undefined || mode === "" || mode === "mensuel";

const changeable: readonly Field[] = [
  { key: "dateFinContrat", label: "Fin du contrat", kind: "date", hint: "Vide pour un CDI en cours." },
  {
    key: "dateTermeInitial",
    label: "Terme fixé à la signature",
    kind: "date",
    hint: "Pour un CDD renouvelé.",
  },
  { key: "nombreRenouvellements", label: "Renouvellements du CDD", kind: "decimal" },
  { key: "heuresHebdomadaires", label: "Durée hebdomadaire", kind: "decimal", unit: "hour", shown: inHours },
  { key: "joursForfait", label: "Jours du forfait annuel", kind: "decimal", unit: "day", shown: inDays },
  {
    key: "tauxHoraireContractuel",
    label: "Taux horaire de base",
    kind: "decimal",
    unit: "EUR/hour",
    hint: "S'il dépasse le minimum.",
    shown: inHours,
  },
  {
    key: "tauxJournalierContractuel",
    label: "Taux journalier de base",
    kind: "decimal",
    unit: "EUR/day",
    hint: "S'il dépasse le minimum.",
    shown: inDays,
  },
  {
    key: "salaireMensuelContractuel",
    label: "Salaire de base mensuel",
    kind: "decimal",
    unit: "EUR",
    hint: "S'il dépasse le minimum.",
    shown: byMonth,
  },
  { key: "cotisationSante", label: "Complémentaire santé, par mois", kind: "decimal", unit: "EUR" },
  {
    key: "tauxPas",
    label: "Taux du prélèvement à la source (%)",
    kind: "decimal",
    words: ["neutre"],
    hint: "Celui de la DGFiP, ou « neutre ».",
  },
  {
    key: "tempsPaye",
    label: "Temps que la paie de base compte",
    kind: "several",
    options: [
      { value: "prestation", label: "Prestation" },
      { value: "prospection", label: "Prospection" },
      { value: "formation", label: "Formation" },
      { value: "maladie", label: "Maladie" },
    ],
  },
  { key: "options", label: "Choix du contrat et autres faits", kind: "facts", of: "contract" },
];

export const CONTRACT_FIELDS: readonly Field[] = [
  { key: "typeContrat", label: "Type de contrat", kind: "rule-choice", fact: "typeContrat", required: true },
  { ...statut, required: true },
  { ...niveau, required: true },
  { ...modeDuree, required: true },
  { key: "dateDebutContrat", label: "Début du contrat", kind: "date", required: true },
  ...changeable,
  {
    key: "avenants",
    label: "Avenants",
    kind: "list",
    one: "un avenant",
    fields: [
      { key: "aPartirDe", label: "À partir de", kind: "month", required: true },
      statut,
      niveau,
      modeDuree,
      ...changeable,
    ],
  },
];

/** What documents say of who is paid (CT R3243-1). */
export const MENTION_FIELDS: readonly Field[] = [
  { key: "emploi", label: "Emploi", kind: "text", required: true },
  { key: "classification", label: "Position dans la classification", kind: "text", required: true },
  {
    key: "baseDeRemuneration",
    label: "Base de la rémunération",
    kind: "text",
    hint: "Quand elle ne compte ni heures ni jours.",
  },
  {
    key: "adresse",
    label: "Adresse",
    kind: "lines",
    hint: "Une ligne par ligne de l'enveloppe ; vide si elle n'est pas à imprimer.",
  },
  {
    key: "datesDeConges",
    label: "Congés dont le CRA ne dit pas les jours",
    kind: "list",
    one: "un congé",
    fields: [
      { key: "du", label: "Du", kind: "date", required: true },
      { key: "au", label: "Au", kind: "date", required: true },
    ],
  },
  {
    key: "paiesAnterieures",
    label: "Paies d'un autre logiciel, pour les cumuls de l'année",
    kind: "list",
    one: "une paie",
    fields: [
      { key: "from", label: "Du mois de", kind: "month", required: true },
      { key: "to", label: "Au mois de", kind: "month", required: true },
      { key: "paymentDate", label: "Dernier jour de paiement", kind: "date", required: true },
      { key: "netImposable", label: "Net imposable", kind: "decimal", unit: "EUR", required: true },
      { key: "impot", label: "Impôt prélevé", kind: "decimal", unit: "EUR", required: true },
      {
        key: "heuresExonerees",
        label: "Heures supplémentaires exonérées",
        kind: "decimal",
        unit: "EUR",
        required: true,
      },
    ],
  },
];
