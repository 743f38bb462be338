import type { Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Draft } from "../ports/store.ts";
import { faultsOfDraft } from "./check-draft.ts";
import type { RuleDeps } from "./deps.ts";
import { readDraftWorlds } from "./draft-layers.ts";
import { wrongStatus } from "./draft-state.ts";
import { sayOfDraft, type reviewInput } from "./review-draft.ts";

/** Asks for the review of a draft that has no fault left. */
export async function requestReview(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof reviewInput>,
): Promise<Result<Draft>> {
  return sayOfDraft(deps, actor, input, {
    rights: "write",
    kind: "request",
    status: "submitted",
    hinder: async (draft, unit) =>
      draft.status === "open"
        ? faultsOfDraft(await readDraftWorlds(unit, draft), deps.compiler)
        : [wrongStatus(draft, "ouvert")],
  });
}
