import { generateKeyPairSync, sign, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem, Result } from "@bareme/kernel";
import { hashRuleSet } from "@bareme/rule-schema";
import {
  ROLES,
  type Actor,
  type Release,
  type Role,
  type RuleFiles,
  type Signer,
  type Societe,
  createCompiler,
  layerOfTexts,
  type RuleDeps,
  addRelease,
} from "@bareme/use-cases";
import type { Database } from "../../src/database.ts";
import type { TableStore } from "../../src/store.ts";
import type { Opened } from "../each-database.ts";
import { emptied } from "./rows.ts";

const RULES = join(import.meta.dirname, "../../../../rules");

/** One compiler for the tests of a file: the shipped law is read once. */
const compiler = createCompiler();
const keys = generateKeyPairSync("ed25519");

const signer: Signer = {
  keyId: "cle-des-essais",
  sign: (text) => sign(null, Buffer.from(text), keys.privateKey).toString("base64"),
  verify: (text, signature, keyId) =>
    keyId === "cle-des-essais" &&
    verify(null, Buffer.from(text), keys.publicKey, Buffer.from(signature, "base64")),
};

/** The shipped files of a rule set, scenarios included. */
export function shippedFiles(ruleSet: string): RuleFiles {
  const folder = join(RULES, ruleSet);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

export interface RulesWorld {
  readonly deps: RuleDeps & { readonly store: TableStore };
  readonly database: Database;
  readonly editeur: Societe;
  readonly garance: Societe;
  readonly mistral: Societe;
  /** Someone with these roles in a tenant; the same name is the same person. */
  readonly actor: (societe: Societe, nom: string, ...roles: Role[]) => Actor;
}

const NAMES = ["Agathe", "Basile", "Célia", "Denis", "Élise", "Éditrice", "Personne", ...ROLES];

/** A server as it begins, in an emptied database: the publisher with the shipped law and convention, two companies with their rules. */
export async function rulesWorld({ database, store }: Opened): Promise<RulesWorld> {
  await emptied(database);
  const clock = { today: () => "2026-11-22", now: () => "2026-11-22T08:00:00.000Z" };
  const deps = { store, clock, signer, compiler };
  const tenant = (slug: string, label: string, kind: Societe["kind"]) =>
    store.access.addSociete({ slug, label, kind, soloApproval: false });
  const editeur = await tenant("editeur", "Éditeur de la loi", "publisher");
  const garance = await tenant("cap-garance", "Cap Garance Portage", "company");
  const mistral = await tenant("atelier-mistral", "Atelier Mistral Portage", "company");
  const people = new Map<string, string>();
  for (const nom of NAMES)
    people.set(nom, (await store.access.addUser({ email: `${nom}@exemple.fr`, nom, passwordHash: "-" })).id);
  const idOf = (nom: string): string => {
    const id = people.get(nom);
    if (id === undefined) throw new Error(`nobody is called ${nom}`);
    return id;
  };
  const first = { authorId: idOf("Éditrice"), approverId: idOf("Personne") };
  await firstRelease(deps, editeur, "law/fr", first);
  await firstRelease(deps, editeur, "convention/idcc-3219", first);
  await firstRelease(deps, garance, "company/cap-garance", first);
  await firstRelease(deps, mistral, "company/atelier-mistral", first);
  return {
    deps,
    database,
    editeur,
    garance,
    mistral,
    actor: ({ id: societeId, label: societe, kind }, nom, ...roles) => {
      const utilisateurId = idOf(nom);
      return { utilisateurId, nom, societeId, societe, kind, roles: new Set(roles) };
    },
  };
}

async function firstRelease(
  deps: RuleDeps,
  { id: societeId }: Societe,
  ruleSet: string,
  people: Pick<Release, "authorId" | "approverId">,
): Promise<void> {
  const files = shippedFiles(ruleSet);
  const read = compiler.read(layerOfTexts(ruleSet, files));
  if (!read.ok) throw new Error(texts(read.problems));
  await deps.store.inTenant(societeId, (unit) =>
    addRelease(
      unit,
      deps,
      { actor: null, societeId },
      {
        ruleSet,
        number: 1,
        files,
        hash: hashRuleSet(read.value),
        ...people,
        reason: "Première version",
        effectiveFrom: "2026-01-01",
        knownFrom: "2026-01-01",
      },
    ),
  );
}

/** The value, or a failed test that says why there is none. */
export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(texts(result.problems));
  return result.value;
}

export function codesOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

function texts(problems: readonly Problem[]): string {
  return problems.map(({ code, message }) => `${code} ${message}`).join("\n");
}

/** A text with one place replaced; the place must be there, once. */
export function edited(text: string | undefined, place: string, by: string): string {
  if (text === undefined || text.split(place).length !== 2) throw new Error(`« ${place} » is not there once`);
  return text.replace(place, by);
}
