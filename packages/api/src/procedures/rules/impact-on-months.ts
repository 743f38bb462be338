import { impactOnMonths, impactOnMonthsInput } from "@bareme/use-cases";
import { follow, progressing } from "../../progress.ts";
import { monthsImpactShape } from "../../shapes/impact.ts";
import { asked, forTenant } from "../../trpc.ts";

export const impactOnMonthsProcedure = forTenant
  .meta({
    says: "Les mois clos de la société qu'un brouillon déplacerait, ligne par ligne.",
    right: "read",
    events: progressing(monthsImpactShape),
  })
  .input(asked(impactOnMonthsInput))
  .subscription(({ ctx, input, signal }) =>
    follow(({ onProgress }) => impactOnMonths(ctx.deps.rules, ctx.actor, input, onProgress), signal),
  );
