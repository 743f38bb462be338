import { removePiece, removePieceInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { asked, forTenant } from "../../trpc.ts";

export const removePieceProcedure = forTenant
  .meta({ says: "Retire un enregistrement du dossier d'un contrat.", right: "pay" })
  .input(asked(removePieceInput))
  .output(z.null())
  .mutation(({ ctx, input }) => answer(removePiece(ctx.deps.payroll, ctx.actor, input)));
