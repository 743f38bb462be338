import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { ListedDraft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { admit } from "./input.ts";

export const listDraftsInput = z.strictObject({});

/** The drafts of the tenant, those that are published or abandoned among them. */
export async function listDrafts(
  { store }: RuleDeps,
  actor: Actor,
  input: z.input<typeof listDraftsInput>,
): Promise<Result<readonly ListedDraft[]>> {
  const admitted = admit(actor, "read", listDraftsInput, input);
  if (!admitted.ok) return admitted;
  return store.inTenant(actor.societeId, async (unit) => success(await unit.drafts.list()));
}
