import { writeText, writeTextInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { writtenTextShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const writeTextProcedure = forTenant
  .meta({
    says: "Écrit un fichier d'un brouillon ; si quelqu'un d'autre l'a écrit entre-temps, les deux textes reviennent.",
    right: "write",
  })
  .input(asked(writeTextInput))
  .output(writtenTextShape)
  .mutation(({ ctx, input }) => answer(writeText(ctx.deps.rules, ctx.actor, input)));
