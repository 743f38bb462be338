CREATE TABLE "mentions_contrat" (
	"societe_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"data" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mentions_contrat_contrat_id_effective_from_pk" PRIMARY KEY("contrat_id","effective_from")
);
--> statement-breakpoint
CREATE TABLE "mentions_employeur" (
	"societe_id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"data" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mentions_employeur_societe_id_effective_from_pk" PRIMARY KEY("societe_id","effective_from")
);
--> statement-breakpoint
ALTER TABLE "mentions_contrat" ADD CONSTRAINT "mentions_contrat_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions_contrat" ADD CONSTRAINT "mentions_contrat_contrat" FOREIGN KEY ("societe_id","contrat_id") REFERENCES "public"."contrats"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions_employeur" ADD CONSTRAINT "mentions_employeur_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT ON "mentions_employeur", "mentions_contrat" TO bareme_app;
--> statement-breakpoint
-- A version keeps its day; it is never removed, for a document may have said it.
GRANT UPDATE (data, revision) ON "mentions_employeur", "mentions_contrat" TO bareme_app;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['mentions_employeur', 'mentions_contrat']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO bareme_app USING (societe_id = bareme_societe()) WITH CHECK (societe_id = bareme_societe())', name);
  END LOOP;
END $$;
