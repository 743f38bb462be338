/**
 * What each account of rules/convention/idcc-3219/compte.yaml is in the identity of the compte d'activité. An account that is
 * not named here is a term of its own: money that leaves the montant disponible is never out of sight.
 */
export type AccountRole =
  | "clients"
  | "disponible"
  | "salaires"
  | "cotisationsPatronales"
  | "fraisProfessionnels"
  | "avantages"
  | "fraisDeGestion"
  | "autresFrais"
  | "credits"
  | "provision"
  | "societe"
  | "autre";

export interface AccountLayout {
  readonly id: string;
  readonly role: AccountRole;
  /** The carried value that holds this account's balance. */
  readonly carry?: string;
  /** Its movements are levies on the porté: one whose line has no basis is totalled as a fee. */
  readonly levy?: true;
}

export const ACCOUNTS: readonly AccountLayout[] = [
  { id: "disponible", role: "disponible", carry: "soldeDisponible" },
  { id: "montantsReserves", role: "provision", carry: "soldeMontantsReserves" },
  { id: "reserve", role: "provision", carry: "soldeProvisionReserve" },
  { id: "provisionConges", role: "provision", carry: "soldeProvisionConges" },
  { id: "provisionPrecarite", role: "provision", carry: "soldeProvisionPrecarite" },
  { id: "clients", role: "clients" },
  { id: "credits", role: "credits" },
  { id: "salaires", role: "salaires" },
  { id: "cotisationsPatronales", role: "cotisationsPatronales", levy: true },
  { id: "fraisProfessionnels", role: "fraisProfessionnels" },
  { id: "avantages", role: "avantages", levy: true },
  { id: "fraisDeGestion", role: "fraisDeGestion" },
  { id: "autresFrais", role: "autresFrais", levy: true },
  // What the company bears itself: two accounts that meet each other and never the porté's.
  { id: "societe", role: "societe" },
  { id: "cotisationsDeLaSociete", role: "societe" },
];

/** The terms of the identity in order; « − » for what comes in besides the turnover. */
export const IDENTITY_TERMS = [
  { id: "brut", label: "Total brut", sign: "+" },
  { id: "cotisationsPatronales", label: "Cotisations patronales portées au compte", sign: "+" },
  { id: "fraisProfessionnels", label: "Frais professionnels", sign: "+" },
  { id: "avantages", label: "Avantages financés par le compte", sign: "+" },
  { id: "fraisDeGestion", label: "Frais de gestion", sign: "+" },
  { id: "autresFrais", label: "Autres frais", sign: "+" },
  { id: "dotations", label: "Montants réservés et provisions", sign: "+" },
  { id: "autres", label: "Autres comptes", sign: "+" },
  { id: "reprises", label: "Reprises", sign: "-" },
  { id: "credits", label: "Crédits", sign: "-" },
  { id: "variationDisponible", label: "Variation du montant disponible", sign: "+" },
] as const;

export type IdentityTermId = (typeof IDENTITY_TERMS)[number]["id"];

/** Values of the payslip that the account must meet to the cent. */
export const ACCOUNT_VALUES = {
  brut: "remunerationBrute",
  cotisationsPatronales: "cotisationsPatronales",
  chargesDeLaSociete: "chargesDeLaSociete",
} as const;
