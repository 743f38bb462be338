import type { Actor } from "@bareme/use-cases";
import type { Services } from "@bareme/server";

/** What every state of departure holds, by name: whoever works on a copy finds it again. */
export const COMPANY = "deux-rives";
export const PUBLISHER = "editeur";

export const ADMINISTRATOR = "administratrice@exemple.fr";
export const AUTHOR = "autrice@exemple.fr";
export const APPROVER = "approbateur@exemple.fr";

export const CLOSED = "2026-01";
export const OPEN = "2026-02";
/** Where the imports write. */
export const TO_COME = "2026-03";

/** Rules known by this day: a campaign of another day finds the same ones. */
export const AS_OF = "2026-11-20";

/** The layers of the draft, as they are published. */
export const LAYERS = ["law/fr", "convention/idcc-3219"] as const;

/** Someone in a tenant, with the rights of now. */
export async function actorOf({ store }: Services, email: string, tenant: string): Promise<Actor> {
  const { access } = store;
  const user = await access.userByEmail(email);
  const societe = (await access.societes()).find(({ slug }) => slug === tenant);
  const actors = user === undefined ? [] : await access.actorsOf(user.id);
  const actor = actors.find(({ societeId }) => societeId === societe?.id);
  if (actor === undefined) throw new Error(`${email} is nobody in ${tenant}`);
  return actor;
}
