-- What the database itself refuses, whoever asks.
--
-- Two roles that own nothing and are no superusers, so that row-level security binds them, each for one transaction at a time:
-- bareme_app works for one tenant, the setting bareme.societe; it sees that tenant's rows, and of users, sessions and rights nothing at all;
-- bareme_access signs people in and gives rights; it sees users, sessions, rights and the list of tenants, and no row of any tenant.
-- So no query of a tenant's work, however wrong, can read a password hash, and none of the sign-in can read a payslip.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bareme_app', 'bareme_access']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', name);
    END IF;
    -- A server may have both already, made for another database of ours by someone else.
    IF NOT pg_has_role(CURRENT_USER, name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', name);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "textes_de_brouillon", "pieces" TO bareme_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "brouillons", "portes", "contrats", "mois" TO bareme_app;
--> statement-breakpoint
-- What is only ever added.
GRANT SELECT, INSERT ON "releases", "avis_sur_brouillon", "plans", "corrections", "ecritures", "journal", "essais" TO bareme_app;
--> statement-breakpoint
GRANT SELECT ON "societes" TO bareme_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bareme_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON "societes", "utilisateurs" TO bareme_access;
--> statement-breakpoint
GRANT UPDATE (solo_approval) ON "societes" TO bareme_access;
--> statement-breakpoint
GRANT UPDATE (password_hash, disabled_at) ON "utilisateurs" TO bareme_access;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "habilitations", "sessions" TO bareme_access;
--> statement-breakpoint
CREATE FUNCTION bareme_societe() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('bareme.societe', true), '')::uuid $$;
--> statement-breakpoint
-- Rows of the tenant of the transaction, and nothing else.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['brouillons', 'textes_de_brouillon', 'avis_sur_brouillon', 'portes', 'contrats', 'pieces', 'plans', 'mois', 'corrections', 'ecritures', 'journal', 'essais']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO bareme_app USING (societe_id = bareme_societe()) WITH CHECK (societe_id = bareme_societe())', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What stands above tenants.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['societes', 'utilisateurs', 'habilitations', 'sessions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY access ON %I TO bareme_access USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A tenant knows itself and the publisher, not the other companies.
CREATE POLICY tenant ON "societes" FOR SELECT TO bareme_app USING (id = bareme_societe() OR kind = 'publisher');
--> statement-breakpoint
-- Law and convention are read by all; only their owner adds to them.
ALTER TABLE "releases" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read ON "releases" FOR SELECT TO bareme_app
  USING (societe_id = bareme_societe() OR societe_id IN (SELECT id FROM "societes" WHERE kind = 'publisher'));
--> statement-breakpoint
CREATE POLICY add ON "releases" FOR INSERT TO bareme_app WITH CHECK (societe_id = bareme_societe());
--> statement-breakpoint
CREATE FUNCTION bareme_refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'bareme: % is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['releases', 'avis_sur_brouillon', 'plans', 'corrections', 'ecritures', 'journal']
  LOOP
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION bareme_refuse()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION bareme_refuse()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A month goes ouvert, calcule, valide, clos, and back only before it is closed.
CREATE FUNCTION bareme_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'clos' THEN
    RAISE EXCEPTION 'bareme: a closed month is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW.contrat_id <> OLD.contrat_id OR NEW.period <> OLD.period OR NEW.societe_id <> OLD.societe_id THEN
    RAISE EXCEPTION 'bareme: a month keeps its contract and its period' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'clos' AND OLD.status <> 'valide' THEN
    RAISE EXCEPTION 'bareme: a month is validated before it is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER month_life BEFORE UPDATE OR DELETE ON "mois" FOR EACH ROW EXECUTE FUNCTION bareme_month();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "mois" FOR EACH STATEMENT EXECUTE FUNCTION bareme_refuse();
--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_period_form" CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
ALTER TABLE "mois" ADD CONSTRAINT "mois_closed_whole" CHECK (
  status <> 'clos' OR (state = 'calculé' AND request IS NOT NULL AND document IS NOT NULL AND lock IS NOT NULL AND plan_hash IS NOT NULL AND closed_at IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "ecritures" ADD CONSTRAINT "ecritures_two_accounts" CHECK (from_account <> to_account AND amount <> 0);
--> statement-breakpoint
-- NaN and the infinities are numerics too, and would spoil every sum that they enter.
ALTER TABLE "ecritures" ADD CONSTRAINT "ecritures_finite" CHECK (amount > '-Infinity' AND amount < 'Infinity');
--> statement-breakpoint
-- The books of a month are written by the transaction that closes it, or before: a month that was closed earlier takes no posting. Once for each
-- statement, not for each row: a month has some dozens of them.
CREATE FUNCTION bareme_books_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "mois" WHERE id IN (SELECT mois_id FROM added) AND status = 'clos' AND xmin <> pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'bareme: a closed month takes no posting' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER books_closed AFTER INSERT ON "ecritures" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bareme_books_closed();
--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_at_form" CHECK (at ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$');
--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_number" CHECK (number > 0);
--> statement-breakpoint
-- Author and approver of a release are two people, unless its tenant switched that off; and a rule set stays with the tenant that published it
-- first. The rights are the owner's, for another tenant's releases are not seen otherwise.
CREATE FUNCTION bareme_release() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.author_id = NEW.approver_id AND NOT (SELECT solo_approval FROM "societes" WHERE id = NEW.societe_id) THEN
    RAISE EXCEPTION 'bareme: a release is approved by someone else than its author' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT FROM "releases" WHERE rule_set = NEW.rule_set AND societe_id <> NEW.societe_id) THEN
    RAISE EXCEPTION 'bareme: this rule set belongs to another tenant' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER release_rules BEFORE INSERT ON "releases" FOR EACH ROW EXECUTE FUNCTION bareme_release();
--> statement-breakpoint
-- What was published is what was approved: a draft that ended keeps its texts.
CREATE FUNCTION bareme_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('published', 'abandoned') THEN
    RAISE EXCEPTION 'bareme: a draft that ended is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_life BEFORE UPDATE ON "brouillons" FOR EACH ROW EXECUTE FUNCTION bareme_draft();
--> statement-breakpoint
CREATE FUNCTION bareme_draft_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE draft uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.brouillon_id ELSE NEW.brouillon_id END;
BEGIN
  IF (SELECT status FROM "brouillons" WHERE id = draft FOR SHARE) IN ('published', 'abandoned') THEN
    RAISE EXCEPTION 'bareme: a draft that ended is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND NEW.brouillon_id <> OLD.brouillon_id THEN
    RAISE EXCEPTION 'bareme: a text keeps its draft' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draft_life BEFORE INSERT OR UPDATE OR DELETE ON "textes_de_brouillon" FOR EACH ROW EXECUTE FUNCTION bareme_draft_text();
