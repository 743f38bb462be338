CREATE INDEX "journal_target" ON "journal" USING btree ("societe_id","target","id");--> statement-breakpoint
CREATE INDEX "journal_author" ON "journal" USING btree ("societe_id","utilisateur_id");