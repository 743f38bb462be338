import { success, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { AccessDeps } from "./deps.ts";
import { userOfSession } from "./session.ts";

/** A tenant that a user may work for, and what is to be shown of it wherever its releases are. */
export interface Membership {
  readonly actor: Actor;
  readonly slug: string;
  readonly soloApproval: boolean;
}

export interface WhoAmI {
  readonly utilisateurId: string;
  readonly email: string;
  readonly nom: string;
  /** Empty for someone whose rights were all taken back. */
  readonly memberships: readonly Membership[];
}

/** Who has this session, and the tenants where that user has a role. Rights are read anew each time: one taken back is gone at once. */
export async function whoAmI(deps: AccessDeps, token: string): Promise<Result<WhoAmI>> {
  const user = await userOfSession(deps, token);
  if (!user.ok) return user;
  const { id: utilisateurId, email, nom } = user.value;
  const societes = new Map((await deps.store.access.societes()).map((one) => [one.id, one]));
  const actors = await deps.store.access.actorsOf(utilisateurId);
  const memberships = actors.flatMap((actor): readonly Membership[] => {
    const societe = societes.get(actor.societeId);
    return societe === undefined ? [] : [{ actor, slug: societe.slug, soloApproval: societe.soloApproval }];
  });
  return success({ utilisateurId, email, nom, memberships });
}
