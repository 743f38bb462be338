import { compareDraft, draftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { comparedDraftShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const compareDraftProcedure = forTenant
  .meta({
    says: "Ce qu'un brouillon change aux dernières versions : valeurs, grilles, choix, lignes et sources.",
    right: "read",
  })
  .input(asked(draftInput))
  .output(comparedDraftShape)
  .query(({ ctx, input }) => answer(compareDraft(ctx.deps.rules, ctx.actor, input)));
