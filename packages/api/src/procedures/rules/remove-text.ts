import { removeText, removeTextInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { writtenTextShape } from "../../shapes/draft.ts";
import { asked, forTenant } from "../../trpc.ts";

export const removeTextProcedure = forTenant
  .meta({ says: "Retire un fichier dans un brouillon.", right: "write" })
  .input(asked(removeTextInput))
  .output(writtenTextShape)
  .mutation(({ ctx, input }) => answer(removeText(ctx.deps.rules, ctx.actor, input)));
