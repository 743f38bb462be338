import { readIdentity, readMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { identityShape } from "../../shapes/periods.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readIdentityProcedure = forTenant
  .meta({
    says: "Où est allé le CA HT d'un mois, terme par terme, et si les termes le font au centime ; rien pour un mois refusé.",
    right: "read",
  })
  .input(asked(readMonthInput))
  .output(identityShape.nullable())
  .query(({ ctx, input }) => answer(readIdentity(ctx.deps.payroll, ctx.actor, input)));
