import { listEssais, draftInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { listedEssaiShape } from "../../shapes/draft-check.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listEssaisProcedure = forTenant
  .meta({
    says: "Les derniers passages des scénarios d'un brouillon, le plus récent d'abord.",
    right: "read",
  })
  .input(asked(draftInput))
  .output(z.array(listedEssaiShape).readonly())
  .query(({ ctx, input }) => answer(listEssais(ctx.deps.rules, ctx.actor, input)));
