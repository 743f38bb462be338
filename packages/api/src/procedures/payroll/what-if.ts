import { whatIf, whatIfInput } from "@bareme/use-cases";
import { follow, progressing } from "../../progress.ts";
import { whatIfShape } from "../../shapes/what-if.ts";
import { asked, forTenant } from "../../trpc.ts";

export const whatIfProcedure = forTenant
  .meta({
    says: "Ce que donneraient un autre taux, d'autres jours ou un autre chiffre d'affaires ; rien n'est écrit.",
    right: "read",
    events: progressing(whatIfShape),
  })
  .input(asked(whatIfInput))
  .subscription(({ ctx, input, signal }) =>
    follow((followed) => whatIf(ctx.deps.payroll, ctx.actor, input, followed), signal),
  );
