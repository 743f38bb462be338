import { success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Draft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { authorsOf, wrongStatus } from "./draft-state.ts";
import { sayOfDraft, type reviewInput } from "./review-draft.ts";
import { tenantOf } from "./tenant.ts";

export interface Approved {
  readonly draft: Draft;
  /** One person wrote and approved: the tenant allows it, and it is shown. */
  readonly solo: boolean;
}

/** Approves a revision of a draft. Whoever wrote any of it does not, unless the tenant switched that off. */
export async function approveDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof reviewInput>,
): Promise<Result<Approved>> {
  const { soloApproval } = await tenantOf(deps.store, actor);
  let solo = false;
  const said = await sayOfDraft(deps, actor, input, {
    rights: "approve",
    kind: "approve",
    status: "approved",
    hinder: async (draft, unit) => {
      if (draft.status !== "submitted") return [wrongStatus(draft, "en relecture")];
      solo = authorsOf(draft, await unit.drafts.texts(draft.id)).has(actor.utilisateurId);
      return solo && !soloApproval ? [approvedByAuthor(draft)] : [];
    },
  });
  return said.ok ? success({ draft: said.value, solo }) : said;
}

export function approvedByAuthor(draft: Draft): Problem {
  return {
    code: "APPROVED_BY_AUTHOR",
    path: ["draftId"],
    message: `Vous avez écrit tout ou partie du brouillon « ${draft.label} » : une autre personne doit l'approuver.`,
    remedy:
      "Demandez-le à un autre approbateur ; un administrateur peut aussi permettre l'approbation par l'auteur.",
  };
}
