import { readMentions, readMentionsInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { keptMentionsShape } from "../../shapes/mentions.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readMentionsProcedure = forTenant
  .meta({
    says: "Ce que les documents disent de l'employeur et du salarié porté d'un contrat, version par version.",
    right: "read",
  })
  .input(asked(readMentionsInput))
  .output(keptMentionsShape)
  .query(({ ctx, input }) => answer(readMentions(ctx.deps.payroll, ctx.actor, input)));
