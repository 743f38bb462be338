import { publishDraft, publishDraftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { publishedShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const publishDraftProcedure = forTenant
  .meta({
    says: "Publie la révision approuvée d'un brouillon : de nouvelles versions, signées.",
    right: "approve",
  })
  .input(asked(publishDraftInput))
  .output(publishedShape)
  .mutation(({ ctx, input }) => answer(publishDraft(ctx.deps.rules, ctx.actor, input)));
