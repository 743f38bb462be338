import { commentDraft, reviewInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const commentDraftProcedure = forTenant
  .meta({ says: "Ajoute une remarque sur un brouillon.", right: ["write", "approve"] })
  .input(asked(reviewInput))
  .output(draftShape)
  .mutation(({ ctx, input }) => answer(commentDraft(ctx.deps.rules, ctx.actor, input)));
