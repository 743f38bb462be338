import { listColleagues, listColleaguesInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { colleagueShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listColleaguesProcedure = forTenant
  .meta({
    says: "Les noms de ceux qui travaillent, ou ont travaillé, dans la société ; qui n'y est pas est de l'éditeur.",
    right: "read",
  })
  .input(asked(listColleaguesInput))
  .output(z.array(colleagueShape).readonly())
  .query(({ ctx, input }) => answer(listColleagues(ctx.deps.access, ctx.actor, input)));
