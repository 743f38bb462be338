import { compareReleases, compareReleasesInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { comparedReleasesShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const compareReleasesProcedure = forTenant
  .meta({
    says: "Ce qui change d'une version à une autre : valeurs, grilles, choix, lignes et sources.",
    right: "read",
  })
  .input(asked(compareReleasesInput))
  .output(comparedReleasesShape)
  .query(({ ctx, input }) => answer(compareReleases(ctx.deps.rules, ctx.actor, input)));
