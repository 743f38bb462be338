CREATE TABLE "essais" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"brouillon_id" uuid,
	"passed" integer NOT NULL,
	"failed" integer NOT NULL,
	"report" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"societe_id" uuid NOT NULL,
	"at" text NOT NULL,
	"utilisateur_id" uuid,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"data" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "journal_link" UNIQUE("societe_id","previous_hash")
);
--> statement-breakpoint
CREATE TABLE "contrats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"porte_id" uuid NOT NULL,
	"debut" date NOT NULL,
	"fin" date,
	"data" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contrats_tenant" UNIQUE("societe_id","id")
);
--> statement-breakpoint
CREATE TABLE "corrections" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"societe_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"mois_id" uuid NOT NULL,
	"in_mois_id" uuid NOT NULL,
	"motif" text NOT NULL,
	"facts" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ecritures" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"societe_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"mois_id" uuid NOT NULL,
	"numero" integer NOT NULL,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"amount" numeric NOT NULL,
	"line" text NOT NULL,
	"item" text,
	"label" text NOT NULL,
	"basis" text,
	CONSTRAINT "ecritures_numero" UNIQUE("mois_id","numero")
);
--> statement-breakpoint
CREATE TABLE "mois" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"period" text NOT NULL,
	"status" text NOT NULL,
	"state" text,
	"request" text,
	"document" text,
	"lock" text,
	"plan_hash" text,
	"validated_by" uuid,
	"closed_at" timestamp with time zone,
	"revision" integer DEFAULT 0 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mois_period" UNIQUE("contrat_id","period"),
	CONSTRAINT "mois_tenant" UNIQUE("societe_id","contrat_id","id")
);
--> statement-breakpoint
CREATE TABLE "pieces" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"contrat_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"date" date NOT NULL,
	"data" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pieces_key" UNIQUE("contrat_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"societe_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"plan" text NOT NULL,
	CONSTRAINT "plans_societe_id_hash_pk" PRIMARY KEY("societe_id","hash")
);
--> statement-breakpoint
CREATE TABLE "portes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"matricule" text NOT NULL,
	"nom" text NOT NULL,
	"prenom" text NOT NULL,
	"nir_chiffre" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portes_matricule" UNIQUE("societe_id","matricule"),
	CONSTRAINT "portes_tenant" UNIQUE("societe_id","id")
);
--> statement-breakpoint
CREATE TABLE "avis_sur_brouillon" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"societe_id" uuid NOT NULL,
	"brouillon_id" uuid NOT NULL,
	"utilisateur_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brouillons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"label" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"author_id" uuid NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brouillons_tenant" UNIQUE("societe_id","id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"rule_set" text NOT NULL,
	"number" integer NOT NULL,
	"files" text NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"author_id" uuid NOT NULL,
	"approver_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"effective_from" date NOT NULL,
	"known_from" date NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "releases_rule_set_number" UNIQUE("rule_set","number")
);
--> statement-breakpoint
CREATE TABLE "textes_de_brouillon" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"societe_id" uuid NOT NULL,
	"brouillon_id" uuid NOT NULL,
	"rule_set" text NOT NULL,
	"path" text NOT NULL,
	"text" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid NOT NULL,
	"base" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "textes_de_brouillon_path" UNIQUE("brouillon_id","rule_set","path")
);
--> statement-breakpoint
CREATE TABLE "habilitations" (
	"utilisateur_id" uuid NOT NULL,
	"societe_id" uuid NOT NULL,
	"role" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "habilitations_utilisateur_id_societe_id_role_pk" PRIMARY KEY("utilisateur_id","societe_id","role")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"utilisateur_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "societes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"solo_approval" boolean DEFAULT false NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "societes_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "utilisateurs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"nom" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "essais" ADD CONSTRAINT "essais_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_utilisateur_id_utilisateurs_id_fk" FOREIGN KEY ("utilisateur_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contrats" ADD CONSTRAINT "contrats_porte_fk" FOREIGN KEY ("societe_id","porte_id") REFERENCES "public"."portes"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_made_by_utilisateurs_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_mois" FOREIGN KEY ("societe_id","contrat_id","mois_id") REFERENCES "public"."mois"("societe_id","contrat_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_in_mois" FOREIGN KEY ("societe_id","contrat_id","in_mois_id") REFERENCES "public"."mois"("societe_id","contrat_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecritures" ADD CONSTRAINT "ecritures_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecritures" ADD CONSTRAINT "ecritures_mois" FOREIGN KEY ("societe_id","contrat_id","mois_id") REFERENCES "public"."mois"("societe_id","contrat_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_validated_by_utilisateurs_id_fk" FOREIGN KEY ("validated_by") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_contrat" FOREIGN KEY ("societe_id","contrat_id") REFERENCES "public"."contrats"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_plan" FOREIGN KEY ("societe_id","plan_hash") REFERENCES "public"."plans"("societe_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_contrat" FOREIGN KEY ("societe_id","contrat_id") REFERENCES "public"."contrats"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portes" ADD CONSTRAINT "portes_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avis_sur_brouillon" ADD CONSTRAINT "avis_sur_brouillon_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avis_sur_brouillon" ADD CONSTRAINT "avis_sur_brouillon_utilisateur_id_utilisateurs_id_fk" FOREIGN KEY ("utilisateur_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avis_sur_brouillon" ADD CONSTRAINT "avis_sur_brouillon_brouillon" FOREIGN KEY ("societe_id","brouillon_id") REFERENCES "public"."brouillons"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brouillons" ADD CONSTRAINT "brouillons_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brouillons" ADD CONSTRAINT "brouillons_author_id_utilisateurs_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_author_id_utilisateurs_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_approver_id_utilisateurs_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "textes_de_brouillon" ADD CONSTRAINT "textes_de_brouillon_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "textes_de_brouillon" ADD CONSTRAINT "textes_de_brouillon_updated_by_utilisateurs_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "textes_de_brouillon" ADD CONSTRAINT "textes_de_brouillon_brouillon" FOREIGN KEY ("societe_id","brouillon_id") REFERENCES "public"."brouillons"("societe_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitations" ADD CONSTRAINT "habilitations_utilisateur_id_utilisateurs_id_fk" FOREIGN KEY ("utilisateur_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habilitations" ADD CONSTRAINT "habilitations_societe_id_societes_id_fk" FOREIGN KEY ("societe_id") REFERENCES "public"."societes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_utilisateur_id_utilisateurs_id_fk" FOREIGN KEY ("utilisateur_id") REFERENCES "public"."utilisateurs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_order" ON "journal" USING btree ("societe_id","id");--> statement-breakpoint
CREATE INDEX "contrats_porte" ON "contrats" USING btree ("porte_id");--> statement-breakpoint
CREATE INDEX "corrections_contrat" ON "corrections" USING btree ("contrat_id");--> statement-breakpoint
CREATE INDEX "ecritures_contrat" ON "ecritures" USING btree ("contrat_id");--> statement-breakpoint
CREATE INDEX "mois_societe" ON "mois" USING btree ("societe_id","period");--> statement-breakpoint
CREATE INDEX "avis_sur_brouillon_of" ON "avis_sur_brouillon" USING btree ("brouillon_id");--> statement-breakpoint
CREATE INDEX "habilitations_societe" ON "habilitations" USING btree ("societe_id");--> statement-breakpoint
CREATE UNIQUE INDEX "utilisateurs_email" ON "utilisateurs" USING btree (lower("email"));