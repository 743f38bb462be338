import { checkDraft, draftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftCheckShape } from "../../shapes/draft-check.ts";
import { asked, forTenant } from "../../trpc.ts";

export const checkDraftProcedure = forTenant
  .meta({
    says: "Vérifie les règles d'un brouillon : tout ce qui empêche de le publier, avec le fichier et la ligne.",
    right: "read",
  })
  .input(asked(draftInput))
  .output(draftCheckShape)
  .query(({ ctx, input }) => answer(checkDraft(ctx.deps.rules, ctx.actor, input)));
