import { previewImport, previewImportInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { importPreviewShape } from "../../shapes/import.ts";
import { asked, forTenant } from "../../trpc.ts";

/** A write to HTTP alone: a file does not fit into an address. */
export const previewImportProcedure = forTenant
  .meta({
    says: "Lit un fichier et dit, ligne par ligne, ce qu'il changerait ; rien n'est écrit.",
    right: "pay",
  })
  .input(asked(previewImportInput))
  .output(importPreviewShape)
  .mutation(({ ctx, input }) => answer(previewImport(ctx.deps.payroll, ctx.actor, input)));
