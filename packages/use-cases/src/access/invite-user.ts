import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { AccessRows, TenantUser } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import { toldWhenThere } from "../rules/already-there.ts";
import type { AccessDeps } from "./deps.ts";
import { email, nom, role } from "./input.ts";
import { note } from "./note.ts";
import { tenantUser } from "./tenant-users.ts";

export const inviteUserInput = z.strictObject({ email, nom, role });

export interface Invited {
  readonly user: TenantUser;
  /** Told here and never again, to be handed to its user; null for someone who has an account already, and keeps its own. */
  readonly password: string | null;
}

/** Gives somebody a first role in the actor's tenant, and an account when the address has none. An account that exists keeps its name and password. */
export async function inviteUser(
  deps: AccessDeps,
  actor: Actor,
  input: z.input<typeof inviteUserInput>,
): Promise<Result<Invited>> {
  const admitted = admit(actor, "administer", inviteUserInput, input);
  if (!admitted.ok) return admitted;
  const { email, nom, role } = admitted.value;
  const password = deps.passwords.make();
  const passwordHash = await deps.passwords.hash(password);
  return toldWhenThere(() =>
    deps.store.access.change(async (unit) => {
      const { access } = unit;
      const account = await accountOf(access, { email, nom, passwordHash });
      if (!account.ok) return account;
      const { id, isNew: isNewAccount } = account.value;
      const before = await access.usersOf(actor.societeId);
      const isNew = !before.some((one) => one.id === id && one.roles.includes(role));
      if (isNew) {
        await access.grant(id, actor.societeId, role);
        const action = isNewAccount ? "utilisateur.ajout" : "role.ajout";
        const place = { ...deps, actor, societeId: actor.societeId };
        await note(unit, place, { action, target: id, data: { email, role } });
      }
      const user = await tenantUser(access, actor, id);
      return user.ok ? success({ user: user.value, password: isNewAccount ? password : null }) : user;
    }),
  );
}

/** The account of an address, made when there is none. One that exists keeps its name and password. */
export async function accountOf(
  access: AccessRows,
  account: Parameters<AccessRows["addUser"]>[0],
): Promise<Result<{ readonly id: string; readonly isNew: boolean }>> {
  const known = await access.userByEmail(account.email);
  if (known?.disabled === true) return failure([disabledUser(account.email)]);
  const { id } = known ?? (await access.addUser(account));
  return success({ id, isNew: known === undefined });
}

function disabledUser(address: string): Problem {
  return {
    code: "USER_DISABLED",
    path: ["email"],
    message: `Le compte de « ${address} » est désactivé.`,
    remedy: "Invitez cette personne par une autre adresse.",
  };
}
