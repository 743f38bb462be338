import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { RuleDeps } from "./deps.ts";
import { admit, ruleSetInput } from "./input.ts";
import type { ReleaseHead } from "./read-stack.ts";

export const listReleasesInput = z.strictObject({ ruleSet: ruleSetInput.optional() });

/** `solo`: one person wrote and approved it. */
export type ListedRelease = ReleaseHead & { readonly solo: boolean };

/** The releases that the tenant reads, newest first, without their texts. */
export async function listReleases(
  { store }: RuleDeps,
  actor: Actor,
  input: z.input<typeof listReleasesInput>,
): Promise<Result<readonly ListedRelease[]>> {
  const admitted = admit(actor, "read", listReleasesInput, input);
  if (!admitted.ok) return admitted;
  const releases = await store.inTenant(actor.societeId, (unit) =>
    unit.releases.list(admitted.value.ruleSet),
  );
  return success(releases.map((release) => ({ ...release, solo: release.authorId === release.approverId })));
}
