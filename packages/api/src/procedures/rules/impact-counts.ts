import { impactCounts, draftInput } from "@bareme/use-cases";
import { follow, progressing } from "../../progress.ts";
import { impactCountsShape } from "../../shapes/impact.ts";
import { asked, forTenant } from "../../trpc.ts";

export const impactCountsProcedure = forTenant
  .meta({
    says: "Pour l'éditeur : combien de mois clos un brouillon déplacerait, toutes sociétés ensemble.",
    right: "read",
    events: progressing(impactCountsShape),
  })
  .input(asked(draftInput))
  .subscription(({ ctx, input, signal }) =>
    follow(({ onProgress }) => impactCounts(ctx.deps.rules, ctx.actor, input, onProgress), signal),
  );
