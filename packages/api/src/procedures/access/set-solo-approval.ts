import { setSoloApproval, setSoloApprovalInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { societeShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const setSoloApprovalProcedure = forTenant
  .meta({ says: "Dit si une seule personne peut écrire et approuver une version.", right: "administer" })
  .input(asked(setSoloApprovalInput))
  .output(societeShape)
  .mutation(({ ctx, input }) => answer(setSoloApproval(ctx.deps.access, ctx.actor, input)));
