import { findUnprotected, draftInput } from "@bareme/use-cases";
import { follow, progressing } from "../../progress.ts";
import { unprotectedShape } from "../../shapes/draft-check.ts";
import { asked, forTenant } from "../../trpc.ts";

export const findUnprotectedProcedure = forTenant
  .meta({
    says: "Les valeurs d'un brouillon qu'aucun scénario ne protège.",
    right: "read",
    events: progressing(unprotectedShape),
  })
  .input(asked(draftInput))
  .subscription(({ ctx, input, signal }) =>
    follow(({ onProgress }) => findUnprotected(ctx.deps.rules, ctx.actor, input, onProgress), signal),
  );
