import { readDraft, draftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { readDraftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readDraftProcedure = forTenant
  .meta({
    says: "Un brouillon : ses textes à côté des textes publiés, et ce que chacun en a dit.",
    right: "read",
  })
  .input(asked(draftInput))
  .output(readDraftShape)
  .query(({ ctx, input }) => answer(readDraft(ctx.deps.rules, ctx.actor, input)));
