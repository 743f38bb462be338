import { listJournal, listJournalInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { journalPageShape } from "../../shapes/journal.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listJournalProcedure = forTenant
  .meta({
    says: "Le journal de la société : qui a changé quoi et quand, page par page, du plus récent au plus ancien.",
    right: "administer",
  })
  .input(asked(listJournalInput))
  .output(journalPageShape)
  .query(({ ctx, input }) => answer(listJournal(ctx.deps.access, ctx.actor, input)));
