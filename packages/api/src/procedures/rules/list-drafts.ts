import { listDrafts, listDraftsInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { listedDraftShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listDraftsProcedure = forTenant
  .meta({ says: "Les brouillons de la société, publiés et abandonnés compris.", right: "read" })
  .input(asked(listDraftsInput))
  .output(z.array(listedDraftShape).readonly())
  .query(({ ctx, input }) => answer(listDrafts(ctx.deps.rules, ctx.actor, input)));
