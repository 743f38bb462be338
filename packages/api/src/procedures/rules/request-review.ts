import { requestReview, reviewInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const requestReviewProcedure = forTenant
  .meta({ says: "Demande la relecture d'un brouillon sans défaut.", right: "write" })
  .input(asked(reviewInput))
  .output(draftShape)
  .mutation(({ ctx, input }) => answer(requestReview(ctx.deps.rules, ctx.actor, input)));
