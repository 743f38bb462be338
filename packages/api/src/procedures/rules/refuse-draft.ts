import { refuseDraft, reviewInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const refuseDraftProcedure = forTenant
  .meta({ says: "Renvoie un brouillon à ses auteurs, avec la raison.", right: "approve" })
  .input(asked(reviewInput))
  .output(draftShape)
  .mutation(({ ctx, input }) => answer(refuseDraft(ctx.deps.rules, ctx.actor, input)));
