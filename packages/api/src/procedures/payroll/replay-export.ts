import { exportedMonthInput, replayExport } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { replayedShape } from "../../shapes/replay.ts";
import { asked, forUser } from "../../trpc.ts";

/** A write to HTTP alone: an export does not fit into an address. Nothing of any tenant is read: whoever has the export may play it again. */
export const replayExportProcedure = forUser
  .meta({ says: "Recalcule un mois exporté, d'où qu'il vienne.", right: null })
  .input(asked(exportedMonthInput))
  .output(replayedShape)
  .mutation(({ input }) => answer(replayExport(input)));
