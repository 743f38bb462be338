import { abandonDraft, draftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const abandonDraftProcedure = forTenant
  .meta({ says: "Abandonne un brouillon, qui reste à lire.", right: "write" })
  .input(asked(draftInput))
  .output(draftShape)
  .mutation(({ ctx, input }) => answer(abandonDraft(ctx.deps.rules, ctx.actor, input)));
