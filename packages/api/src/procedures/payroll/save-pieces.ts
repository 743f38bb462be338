import { savePieces, savePiecesInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { pieceShape } from "../../shapes/contrat.ts";
import { asked, forTenant } from "../../trpc.ts";

export const savePiecesProcedure = forTenant
  .meta({
    says: "Ajoute, remplace ou retire plusieurs enregistrements du dossier d'un contrat, tous ou aucun.",
    right: "pay",
  })
  .input(asked(savePiecesInput))
  .output(z.array(pieceShape).readonly())
  .mutation(({ ctx, input }) => answer(savePieces(ctx.deps.payroll, ctx.actor, input)));
