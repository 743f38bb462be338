import type { Plan } from "@bareme/engine";

/**
 * What an account is in the identity of the compte d'activité, as its rule says (`role`). An account without a role that we know is a term
 * of its own: money that leaves the montant disponible is never out of sight.
 */
const ACCOUNT_ROLES = [
  "clients",
  "avance",
  "disponible",
  "salaires",
  "cotisationsPatronales",
  "fraisProfessionnels",
  "avantages",
  "fraisDeGestion",
  "autresFrais",
  "credits",
  "indemnites",
  "provision",
  "solde",
  "societe",
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number] | "autre";

export interface AccountLayout {
  readonly id: string;
  readonly role: AccountRole;
  /** The carried value that holds this account's balance. */
  readonly carry: string | null;
}

export function layoutsOf(plan: Plan): readonly AccountLayout[] {
  return plan.accounts.map(({ id, role, balance }) => ({
    id,
    role: ACCOUNT_ROLES.find((one) => one === role) ?? "autre",
    carry: balance,
  }));
}

/** The carried values that are balances of the compte d'activité. */
export function balancesOf(plan: Plan): ReadonlySet<string> {
  return new Set(plan.accounts.flatMap(({ balance }) => balance ?? []));
}

/** Movements of these are levies on the porté: one whose line has no basis is totalled as a fee. */
export const LEVIES: ReadonlySet<AccountRole> = new Set([
  "cotisationsPatronales",
  "avantages",
  "autresFrais",
]);

/** The terms of the identity in order; « − » for what comes in besides the turnover. */
export const IDENTITY_TERMS = [
  { id: "brut", label: "Total brut", sign: "+" },
  { id: "cotisationsPatronales", label: "Cotisations patronales portées au compte", sign: "+" },
  { id: "fraisProfessionnels", label: "Frais professionnels", sign: "+" },
  { id: "avantages", label: "Avantages financés par le compte", sign: "+" },
  { id: "indemnites", label: "Indemnités versées sans cotisations", sign: "+" },
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
  brut: "brutTotal",
  cotisationsPatronales: "cotisationsPatronales",
  chargesDeLaSociete: "chargesDeLaSociete",
} as const;
