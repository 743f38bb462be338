import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { UnitOfWork } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import type { AccessAction } from "./note.ts";

export const listColleaguesInput = z.strictObject({});

/** Someone of the actor's tenant, by name: no address, no role. */
export interface Colleague {
  readonly id: string;
  readonly nom: string;
}

/** The one entry that someone of the publisher writes into the journal of a company. */
const FOUNDED: AccessAction = "societe.ajout";

/**
 * Everyone who has a role in the actor's tenant, and everyone who had a hand in it: whoever its journal or its own releases name, with a role still or no
 * more. All of them work, or worked, with the actor. Nobody of another tenant is among them: the people who wrote law and convention, and who founded a
 * company, are « Éditeur » to it, and a screen that does not find an identifier here says so.
 */
export async function listColleagues(
  { store }: AccessDeps,
  actor: Actor,
  input: z.input<typeof listColleaguesInput>,
): Promise<Result<readonly Colleague[]>> {
  const admitted = admit(actor, "read", listColleaguesInput, input);
  if (!admitted.ok) return admitted;
  const { societeId } = actor;
  const here = await store.access.usersOf(societeId);
  const hands = await store.inTenant(societeId, (unit) => handsIn(unit, societeId));
  const names = await store.access.namesOf([...new Set([...here.map(({ id }) => id), ...hands])]);
  return success(
    [...names]
      .map(([id, nom]) => ({ id, nom }))
      .toSorted((left, right) => left.nom.localeCompare(right.nom, "fr") || (left.id < right.id ? -1 : 1)),
  );
}

async function handsIn({ journal, releases }: UnitOfWork, societeId: string): Promise<readonly string[]> {
  const own = (await releases.list()).filter((one) => one.societeId === societeId);
  return [
    ...(await journal.authors(FOUNDED)),
    ...own.flatMap(({ authorId, approverId }) => [authorId, approverId]),
  ];
}
