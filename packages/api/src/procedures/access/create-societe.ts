import { createSociete, createSocieteInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { createdSocieteShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const createSocieteProcedure = forTenant
  .meta({ says: "Pour l'éditeur : crée une société et son premier administrateur.", right: "administer" })
  .input(asked(createSocieteInput))
  .output(createdSocieteShape)
  .mutation(({ ctx, input }) => answer(createSociete(ctx.deps.access, ctx.actor, input)));
