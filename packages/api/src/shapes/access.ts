import {
  ROLES,
  type Colleague,
  type CreatedSociete,
  type Invited,
  type Societe,
  type TenantUser,
} from "@bareme/use-cases";
import { z } from "zod";

const SOLO = "vrai : une seule personne peut écrire et approuver une version";
const roles = z.array(z.enum(ROLES));
const kind = z.enum(["publisher", "company"]);

const membershipShape = z.strictObject({
  societeId: z.uuid(),
  slug: z.string(),
  societe: z.string(),
  kind,
  roles,
  soloApproval: z.boolean().describe(SOLO),
});

/** Who has the session, and the tenants where that user has a role. */
export const whoAmIShape = z.strictObject({
  utilisateurId: z.uuid(),
  email: z.string(),
  nom: z.string(),
  memberships: z.array(membershipShape),
});

/** A user as an administrator sees it. */
export const tenantUserShape: z.ZodType<TenantUser> = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  nom: z.string(),
  disabled: z.boolean(),
  roles: roles.readonly(),
});

/** Someone of the tenant, by name alone. */
export const colleagueShape: z.ZodType<Colleague> = z.strictObject({ id: z.uuid(), nom: z.string() });

const PASSWORD = "donné cette seule fois ; null pour qui a déjà un compte";

export const invitedShape: z.ZodType<Invited> = z.strictObject({
  user: tenantUserShape,
  password: z.string().nullable().describe(PASSWORD),
});

export const societeShape: z.ZodType<Societe> = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  label: z.string(),
  kind,
  soloApproval: z.boolean().describe(SOLO),
});

export const createdSocieteShape: z.ZodType<CreatedSociete> = z.strictObject({
  societe: societeShape,
  password: z.string().nullable().describe(PASSWORD),
});
