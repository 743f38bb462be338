import { createDraft, createDraftInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { draftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const createDraftProcedure = forTenant
  .meta({ says: "Commence un brouillon de règles, vide.", right: "write" })
  .input(asked(createDraftInput))
  .output(draftShape)
  .mutation(({ ctx, input }) => answer(createDraft(ctx.deps.rules, ctx.actor, input)));
