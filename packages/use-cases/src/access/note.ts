import type { JsonValue } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { AccessUnit } from "../ports/store.ts";
import type { AccessDeps } from "./deps.ts";

/** What happened to users and rights, by its name in the journal. */
export type AccessAction =
  | "acces.premierDemarrage"
  | "utilisateur.ajout"
  | "utilisateur.desactivation"
  | "motDePasse.changement"
  | "motDePasse.remplacement"
  | "role.ajout"
  | "role.retrait"
  | "societe.ajout"
  | "societe.approbationSeule";

/** Writes it into a tenant's journal, in the transaction of the change itself. Never a password, nor its hash, nor a token. */
export function note(
  { journalOf }: AccessUnit,
  {
    clock,
    actor,
    societeId,
  }: Pick<AccessDeps, "clock"> & { readonly actor: Actor | null; readonly societeId: string },
  change: { readonly action: AccessAction; readonly target: string; readonly data: JsonValue },
): Promise<void> {
  return writeJournal({ journal: journalOf(societeId) }, { actor, clock }, change);
}
