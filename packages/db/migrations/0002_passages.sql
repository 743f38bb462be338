CREATE TABLE "passages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"step" text NOT NULL,
	"period" text NOT NULL,
	"as_of" date NOT NULL,
	"asked_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passages_tenant" UNIQUE("societe_id","id")
);
--> statement-breakpoint
CREATE TABLE "passages_contrats" (
	"societe_id" uuid NOT NULL,
	"passage_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"outcome" text,
	"problems" text,
	CONSTRAINT "passages_contrats_passage_id_contrat_id_pk" PRIMARY KEY("passage_id","contrat_id")
);
--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_asked_by_utilisateurs_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages_contrats" ADD CONSTRAINT "passages_contrats_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages_contrats" ADD CONSTRAINT "passages_contrats_passage" FOREIGN KEY ("societe_id","passage_id") REFERENCES "public"."passages"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passages_contrats" ADD CONSTRAINT "passages_contrats_contrat" FOREIGN KEY ("societe_id","contrat_id") REFERENCES "public"."contrats"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passages_order" ON "passages" USING btree ("societe_id","made_at");--> statement-breakpoint
GRANT SELECT, INSERT ON "passages", "passages_contrats" TO bareme_app;
--> statement-breakpoint
-- The outcome of a contract is written once.
GRANT UPDATE (outcome, problems) ON "passages_contrats" TO bareme_app;
--> statement-breakpoint
CREATE FUNCTION bareme_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL THEN
    RAISE EXCEPTION 'bareme: what became of a contract is written once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER outcome_once BEFORE UPDATE ON "passages_contrats" FOR EACH ROW EXECUTE FUNCTION bareme_outcome();
--> statement-breakpoint
ALTER TABLE "passages" ADD CONSTRAINT "passages_period_form" CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
CREATE INDEX "passages_contrats_waiting" ON "passages_contrats" ("societe_id") WHERE outcome IS NULL;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['passages', 'passages_contrats']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO bareme_app USING (societe_id = bareme_societe()) WITH CHECK (societe_id = bareme_societe())', name);
  END LOOP;
END $$;
