import { failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Release } from "../ports/store.ts";
import { releaseUnknown } from "./compare-releases.ts";
import type { RuleDeps } from "./deps.ts";
import { admit, countInput, ruleSetInput } from "./input.ts";

export const readReleaseInput = z.strictObject({ ruleSet: ruleSetInput, number: countInput });

/** A release with its very texts: the rule files of a layer that the tenant reads, scenarios included. */
export async function readRelease(
  { store }: Pick<RuleDeps, "store">,
  actor: Actor,
  input: z.input<typeof readReleaseInput>,
): Promise<Result<Release>> {
  const admitted = admit(actor, "read", readReleaseInput, input);
  if (!admitted.ok) return admitted;
  const { ruleSet, number } = admitted.value;
  const release = await store.inTenant(actor.societeId, ({ releases }) => releases.byNumber(ruleSet, number));
  return release === undefined ? failure([releaseUnknown(ruleSet, number)]) : success(release);
}
