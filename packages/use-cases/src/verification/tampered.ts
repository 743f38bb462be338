/** Something that is no longer as it was written: what and where it is, what that means, and what to do. */
export interface Tampered {
  readonly what: "release" | "journal" | "plan" | "mois" | "ecriture" | "correction" | "ligne";
  /** `law/fr#3`, the rank of a journal entry, the hash of a plan, a contract and its month, a table and its row. */
  readonly target: string;
  readonly message: string;
  readonly remedy: string;
}

const RESTORE =
  "restaurez la sauvegarde d'avant le changement, et cherchez qui a écrit dans la base sans passer par Barème.";

const REMEDIES: { readonly [W in Tampered["what"]]: string } = {
  release: `Ne calculez rien avec cette version : ${RESTORE}`,
  journal: `Ne vous fiez plus au journal à partir de là : ${RESTORE}`,
  plan: `N'utilisez pas les bulletins de ces règles compilées : ${RESTORE}`,
  mois: `N'utilisez pas ce bulletin : ${RESTORE}`,
  ecriture: `Ne vous fiez plus aux soldes de ce contrat : ${RESTORE}`,
  correction: `Ne clôturez pas le mois qui porte ce rappel : ${RESTORE}`,
  ligne: `Comparez avec une sauvegarde plus ancienne : ${RESTORE}`,
};

export function tamperedWith(what: Tampered["what"], target: string, message: string): Tampered {
  return { what, target, message, remedy: REMEDIES[what] };
}
