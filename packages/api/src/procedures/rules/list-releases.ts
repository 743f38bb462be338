import { listReleases, listReleasesInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { listedReleaseShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listReleasesProcedure = forTenant
  .meta({
    says: "Les versions publiées que la société lit, la plus récente d'abord, sans leurs textes.",
    right: "read",
  })
  .input(asked(listReleasesInput))
  .output(z.array(listedReleaseShape).readonly())
  .query(({ ctx, input }) => answer(listReleases(ctx.deps.rules, ctx.actor, input)));
