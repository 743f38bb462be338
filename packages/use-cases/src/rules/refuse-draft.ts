import type { Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Draft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { wrongStatus } from "./draft-state.ts";
import { sayOfDraft, type reviewInput } from "./review-draft.ts";

/** Sends a draft back to its authors, with the reason. An approval may be taken back in this way until the publication. */
export async function refuseDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof reviewInput>,
): Promise<Result<Draft>> {
  return sayOfDraft(deps, actor, input, {
    rights: "approve",
    kind: "refuse",
    status: "open",
    hinder: async (draft) => (draft.status === "open" ? [wrongStatus(draft, "en relecture")] : []),
  });
}
