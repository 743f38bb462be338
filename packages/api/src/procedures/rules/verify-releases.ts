import { verifyReleases, verifyReleasesInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { verifiedShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const verifyReleasesProcedure = forTenant
  .meta({
    says: "Recalcule les empreintes, les signatures et le journal, et dit ce qui n'est plus comme il fut écrit.",
    right: "read",
  })
  .input(asked(verifyReleasesInput))
  .output(verifiedShape)
  .query(({ ctx, input }) => answer(verifyReleases(ctx.deps.rules, ctx.actor, input)));
