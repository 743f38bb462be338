import type { Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Draft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { sayOfDraft, type reviewInput } from "./review-draft.ts";

/** A remark on a draft; it changes nothing of its state. */
export async function commentDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof reviewInput>,
): Promise<Result<Draft>> {
  return sayOfDraft(deps, actor, input, {
    rights: ["write", "approve"],
    kind: "comment",
    status: null,
    hinder: async () => [],
  });
}
