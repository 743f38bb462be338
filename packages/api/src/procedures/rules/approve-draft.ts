import { approveDraft, reviewInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { approvedShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const approveDraftProcedure = forTenant
  .meta({ says: "Approuve une révision d'un brouillon.", right: "approve" })
  .input(asked(reviewInput))
  .output(approvedShape)
  .mutation(({ ctx, input }) => answer(approveDraft(ctx.deps.rules, ctx.actor, input)));
