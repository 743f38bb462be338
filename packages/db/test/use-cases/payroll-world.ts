import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileStack, createEvaluator, type Plan } from "@bareme/engine";
import { failure, success, type Result } from "@bareme/kernel";
import { hashPlan, simulate } from "@bareme/payroll";
import { readRuleSet, readYaml } from "@bareme/rule-schema";
import {
  saveContrat,
  savePiece,
  savePorte,
  type Actor,
  type Contrat,
  type PassageDeps,
  type PayrollStack,
  type Role,
  type WhatIfDeps,
} from "@bareme/use-cases";
import type { Database } from "../../src/database.ts";
import type { TableStore } from "../../src/store.ts";
import type { Opened } from "../each-database.ts";
import { emptied } from "./rows.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/** A NIR with its key: 97 − (1840675123456 mod 97) = 97 − 56 = 41. */
export const NIR = "184067512345641";

export function stackOfPlan(plan: Plan): PayrollStack {
  return { plan, planHash: hashPlan(plan), evaluate: createEvaluator(plan) };
}

/** The shipped rules of a company. */
export function shippedStack(company: string): PayrollStack {
  const sets = ["law/fr", "convention/idcc-3219", `company/${company}`].map((layer) => {
    const folder = join(ROOT, "rules", layer);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => ({ path: join(layer, file), text: readFileSync(join(folder, file), "utf8") }));
    return valueOf(readRuleSet(files));
  });
  return stackOfPlan(valueOf(compileStack(sets)));
}

export interface World {
  readonly deps: PassageDeps & WhatIfDeps;
  readonly store: TableStore;
  readonly database: Database;
  /** Someone of the payroll of the company. */
  readonly actor: Actor;
  /** The same of another company. */
  readonly stranger: Actor;
  readonly withRoles: (...roles: readonly Role[]) => Actor;
}

/** Two companies in an emptied database. `stackOn` says which rules are in force on a day; the day of today is `today()`. */
export async function payrollWorld(
  { database, store }: Opened,
  stackOn: (asOf: string) => Result<PayrollStack>,
  today: () => string = () => "2026-12-31",
): Promise<World> {
  await emptied(database);
  const company = (slug: string, label: string) =>
    store.access.addSociete({ slug, label, kind: "company", soloApproval: false });
  const [own, other] = [await company("deux-rives", "Les Deux Rives"), await company("autre", "Autre")];
  const claire = { email: "claire@exemple.fr", nom: "Claire Paie", passwordHash: "-" };
  const { id: utilisateurId } = await store.access.addUser(claire);
  const actorOf = (societeId: string, ...roles: readonly Role[]): Actor => ({
    utilisateurId,
    nom: "Claire Paie",
    societeId,
    societe: societeId === own.id ? own.label : other.label,
    kind: "company",
    roles: new Set(roles),
  });
  return {
    store,
    database,
    deps: {
      store,
      clock: { today, now: () => `${today()}T09:00:00.000Z` },
      vault: {
        encrypt: (text) => `v1:${Buffer.from(text).toString("base64")}`,
        decrypt: (text) => Buffer.from(text.slice(3), "base64").toString(),
      },
      planOf: async (slug, asOf) =>
        slug === "deux-rives"
          ? stackOn(asOf)
          : failure([
              { code: "PLAN_BROKEN", path: [slug], message: "Rien n'est publié.", remedy: "Publiez." },
            ]),
      engineVersion: "1.0.0-test",
      // Jobs wait in their tables: these tests work on no passage.
      queue: { send: async () => undefined },
      simulator: {
        run: async (simulation, rules) => simulate(simulation, rules, () => undefined),
      },
    },
    actor: actorOf(own.id, "payroll"),
    stranger: actorOf(other.id, "payroll", "administrator"),
    withRoles: (...roles) => actorOf(own.id, ...roles),
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.problems.map(({ code, path, message }) => `${code} ${path.join(".")} ${message}`).join("\n"),
  );
}

export function codesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

export type Records = Readonly<Record<string, unknown>>;

const KINDS = {
  missions: "mission",
  cra: "cra",
  factures: "facture",
  encaissements: "encaissement",
  vehicules: "vehicule",
  frais: "frais",
  autresCouts: "autreCout",
  credits: "credit",
  demandes: "demande",
} as const;

/** The dossier of a year that the repository shows. */
export function exampleDossier(): Records {
  const file = "examples/dossier-annee.yaml";
  const { data } = valueOf(readYaml(file, readFileSync(join(ROOT, file), "utf8")));
  return data as Records;
}

/** Writes a dossier through the use cases, record by record, and gives the contract. */
export async function writeDossier(
  { deps, actor }: World,
  dossier: Records,
  matricule = "P-001",
): Promise<string> {
  const porte = valueOf(await savePorte(deps, actor, { matricule, nom: "Durand", prenom: "Alix", nir: NIR }));
  const contrat = valueOf(await saveContrat(deps, actor, { porteId: porte.id, data: dossier["contrat"] }));
  const save = async (kind: string, data: unknown): Promise<void> =>
    void valueOf(await savePiece(deps, actor, { contratId: contrat.id, kind, data }));
  const order = [
    "missions",
    "vehicules",
    "factures",
    "cra",
    "encaissements",
    "frais",
    "autresCouts",
    "credits",
    "demandes",
  ] as const;
  for (const list of order)
    for (const record of (dossier[list] ?? []) as readonly unknown[]) await save(KINDS[list], record);
  for (const [list, records] of Object.entries((dossier["avantages"] ?? {}) as Records))
    for (const record of records as readonly unknown[]) await save("avantage", { [list]: record });
  return contrat.id;
}

/** The contracts of the company, oldest first. */
export function contratsOf({ store, actor }: World): Promise<readonly Contrat[]> {
  return store.inTenant(actor.societeId, ({ people }) => people.contrats());
}

/** Rules in force, whatever the day. */
export function always(stack: PayrollStack): (asOf: string) => Result<PayrollStack> {
  return () => success(stack);
}
