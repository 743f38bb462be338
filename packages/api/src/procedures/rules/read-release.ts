import { readRelease, readReleaseInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { releaseShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readReleaseProcedure = forTenant
  .meta({ says: "Une version avec le texte de chacun de ses fichiers.", right: "read" })
  .input(asked(readReleaseInput))
  .output(releaseShape)
  .query(({ ctx, input }) => answer(readRelease(ctx.deps.rules, ctx.actor, input)));
