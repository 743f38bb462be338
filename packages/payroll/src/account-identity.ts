import { add, decimal, decimalToFixed, isZero, subtract, ZERO, type Decimal } from "@bareme/kernel";
import { IDENTITY_TERMS, LEVIES, type AccountRole, type IdentityTermId } from "./account-layout.ts";
import type { AccountStatement, Movement } from "./ledger.ts";

export interface IdentityTerm {
  readonly id: IdentityTermId;
  readonly label: string;
  readonly sign: "+" | "-";
  readonly amount: string;
}

/** CA HT = the sum of the terms with their signs. Each side is read from the ledger, none is the remainder of the others. */
export interface Identity {
  readonly caHt: string;
  readonly terms: readonly IdentityTerm[];
  readonly difference: string;
  readonly closes: boolean;
  /** Levies that carry no basis: they count as fees. */
  readonly leviesWithoutBasis: readonly Movement[];
}

type Read = readonly { readonly amount: Decimal; readonly term: IdentityTermId }[];

/**
 * Reads the identity of the compte d'activité (CT L1254-25; IDCC 3219 art. 21.2). Dotations and reprises are told apart by the direction of
 * their posting, so that a negative dotation stays a dotation.
 */
export function readIdentity(accounts: readonly AccountStatement[]): Identity {
  const leviesWithoutBasis = accounts.flatMap((account) =>
    LEVIES.has(account.role) ? account.movements.filter(({ basis }) => basis === null) : [],
  );
  const unfounded = new Set(leviesWithoutBasis);
  const read: Read = accounts.flatMap((account) =>
    account.movements.flatMap((movement) => {
      const term = unfounded.has(movement) ? "fraisDeGestion" : TERM_OF[account.role](movement);
      return term === null ? [] : [{ term, amount: decimal(movement.amount) }];
    }),
  );
  const totalOf = (wanted: IdentityTermId): Decimal =>
    read.reduce((sum, { term, amount }) => (term === wanted ? add(sum, amount) : sum), ZERO);
  // Turnover comes from the clients and the advances of the company: what left there is what came in here.
  const turnover = accounts
    .filter(({ role }) => role === "clients" || role === "avance")
    .flatMap(({ movements }) => movements);
  const caHt = turnover.reduce((sum, { amount }) => subtract(sum, decimal(amount)), ZERO);
  const terms = IDENTITY_TERMS.map(({ id, label, sign }) => {
    const amount = sign === "-" ? subtract(ZERO, totalOf(id)) : totalOf(id);
    return { id, label, sign, amount };
  });
  const explained = terms.reduce(
    (sum, { sign, amount }) => (sign === "-" ? subtract(sum, amount) : add(sum, amount)),
    ZERO,
  );
  const difference = subtract(caHt, explained);
  return {
    caHt: decimalToFixed(caHt, 2),
    terms: terms.map(({ id, label, sign, amount }) => ({
      id,
      label,
      sign,
      amount: decimalToFixed(amount, 2),
    })),
    difference: decimalToFixed(difference, 2),
    closes: isZero(difference),
    leviesWithoutBasis,
  };
}

/** The term that a movement of an account of each role counts in; null outside the porté's account. */
const TERM_OF: { readonly [R in AccountRole]: (movement: Movement) => IdentityTermId | null } = {
  clients: () => null,
  avance: () => null,
  disponible: () => "variationDisponible",
  salaires: () => "brut",
  cotisationsPatronales: () => "cotisationsPatronales",
  fraisProfessionnels: () => "fraisProfessionnels",
  avantages: () => "avantages",
  indemnites: () => "indemnites",
  fraisDeGestion: () => "fraisDeGestion",
  autresFrais: () => "autresFrais",
  credits: () => "credits",
  provision: ({ outgoing }) => (outgoing ? "reprises" : "dotations"),
  solde: ({ outgoing }) => (outgoing ? "reprises" : "dotations"),
  societe: () => null,
  autre: () => "autres",
};
