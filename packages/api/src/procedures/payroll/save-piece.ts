import { savePiece, savePieceInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { pieceShape } from "../../shapes/contrat.ts";
import { asked, forTenant } from "../../trpc.ts";

export const savePieceProcedure = forTenant
  .meta({ says: "Ajoute un enregistrement au dossier d'un contrat ou le remplace.", right: "pay" })
  .input(asked(savePieceInput))
  .output(pieceShape)
  .mutation(({ ctx, input }) => answer(savePiece(ctx.deps.payroll, ctx.actor, input)));
