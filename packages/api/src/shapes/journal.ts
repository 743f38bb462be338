import type { JournalPage } from "@bareme/use-cases";
import { z } from "zod";

/** Some entries of a journal, newest first, each chained to the one made before it. */
export const journalPageShape: z.ZodType<JournalPage> = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id: z.int(),
        at: z.string().describe("instant, en UTC"),
        utilisateurId: z.uuid().nullable().describe("null : le serveur lui-même"),
        action: z.string(),
        target: z.string(),
        data: z.string().describe("ce qui a changé, en JSON"),
        previousHash: z.string(),
        hash: z.string(),
      }),
    )
    .readonly(),
  next: z
    .int()
    .nullable()
    .describe("à donner sous « before » pour la page des plus anciennes ; null à la dernière"),
});
