import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type TableStore } from "@bareme/db";
import type { Result } from "@bareme/kernel";
import {
  approveDraft,
  createCompiler,
  createDraft,
  createPlanOf,
  publishDraft,
  requestReview,
  ROLES,
  runScenarios,
  writeText,
  type Actor,
  type PassageJob,
  type Role,
  type Simulator,
  type Societe,
} from "@bareme/use-cases";
import { createClient, type ApiClient, type Session } from "../src/client.ts";
import { createAttempts, createHttp, type ApiDeps, type Attempts } from "../src/index.ts";
import { quickPasswords, quickSimulator, testSigner, testTokens, testVault } from "./adapters.ts";
import { SMALL_RULES } from "./small-rules.ts";

const RULES = join(import.meta.dirname, "../../../rules");

export type Slug = "editeur" | "petite" | "deux-rives";

/** A server on a port of its own, over an embedded database, and those who call it. */
export interface ApiWorld {
  readonly url: string;
  readonly deps: ApiDeps;
  readonly store: TableStore;
  /** What the server has logged so far. */
  readonly log: () => string;
  /** `petite` stands on small rules (small-rules.ts), `deux-rives` on the shipped ones; `editeur` owns law and convention. */
  readonly societes: { readonly [S in Slug]: Societe };
  /** A session of the one who has this role in this tenant. */
  readonly signedIn: (slug: Slug, role: Role) => Promise<Session>;
  /** A client of that person, for that tenant. */
  readonly client: (slug: Slug, role: Role) => Promise<ApiClient>;
  /** A client of a session, for a tenant or for none. */
  readonly clientOf: (session: Session, slug?: Slug) => ApiClient;
  /** Makes it another moment. */
  readonly at: (instant: string) => void;
  /** Whatever works in a tenant throws this, until it is null. */
  readonly breakDown: (fault: Error | null) => void;
  /** The jobs that were sent and that nobody works on but the test. */
  readonly jobs: PassageJob[];
  readonly close: () => Promise<void>;
}

/** Everybody's password here. */
export const PASSWORD = "mot de passe des essais";

/** The address of the one who has a role in a tenant. */
export function emailOf(slug: Slug, role: Role): string {
  return `${role}@${slug}.fr`;
}

/** `shipped`: with the shipped rules under `deux-rives`, whose reading takes seconds; `attempts`: how passwords that are tried are counted; `simulator`: who computes suppositions. */
export async function apiWorld({
  shipped = false,
  attempts = createAttempts(),
  simulator = quickSimulator,
}: Partial<{ shipped: boolean; attempts: Attempts; simulator: Simulator }> = {}): Promise<ApiWorld> {
  const folder = mkdtempSync(join(tmpdir(), "bareme-api-"));
  const store = await openStore({ folder });
  let now = "2026-12-31T09:00:00.000Z";
  let fault: Error | null = null;
  const jobs: PassageJob[] = [];
  const deps = depsOf(store, { now: () => now, fault: () => fault, jobs, attempts, simulator });
  const societes = await peopled(deps);
  await publishAll(deps, societes, shipped);
  const lines: string[] = [];
  const server = await createHttp(deps, {
    log: { level: "info", stream: { write: (line: string) => void lines.push(line) } },
    behindProxy: false,
    mostRequests: 100_000,
  });
  const url = await server.listen({ port: 0, host: "127.0.0.1" });
  const clientOf = (session: Session, slug?: Slug): ApiClient =>
    createClient({ url, session, ...(slug !== undefined && { societeId: societes[slug].id }) });
  const signedIn = async (slug: Slug, role: Role): Promise<Session> => {
    const session: Session = { cookie: null };
    await clientOf(session).access.signIn.mutate({ email: emailOf(slug, role), password: PASSWORD });
    return session;
  };
  return {
    url,
    deps,
    store,
    log: () => lines.join(""),
    societes,
    signedIn,
    client: async (slug, role) => clientOf(await signedIn(slug, role), slug),
    clientOf,
    at: (instant) => void (now = instant),
    breakDown: (thrown) => void (fault = thrown),
    jobs,
    close: async () => {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Strings {
  readonly now: () => string;
  readonly fault: () => Error | null;
  readonly jobs: PassageJob[];
  readonly attempts: Attempts;
  readonly simulator: Simulator;
}

function depsOf(kept: TableStore, { now, fault, jobs, attempts, simulator }: Strings): ApiDeps {
  const store: TableStore = {
    ...kept,
    inTenant: async (societeId, work) => {
      const thrown = fault();
      if (thrown !== null) throw thrown;
      return kept.inTenant(societeId, work);
    },
  };
  const clock = { now, today: () => now().slice(0, 10) };
  const compiler = createCompiler();
  const rules = { store, clock, signer: testSigner(), compiler };
  return {
    access: { store, clock, passwords: quickPasswords, tokens: testTokens },
    rules,
    payroll: {
      store,
      clock,
      vault: testVault(),
      planOf: createPlanOf(rules),
      engineVersion: "1.0.0-essai",
      queue: { send: async (sent) => void jobs.push(...sent) },
      simulator,
    },
    attempts,
  };
}

/** The publisher and two companies, with one person for each role in each. */
async function peopled({ access: { store, passwords } }: ApiDeps): Promise<ApiWorld["societes"]> {
  const passwordHash = await passwords.hash(PASSWORD);
  const made = async (slug: Slug, label: string): Promise<Societe> => {
    const kind = slug === "editeur" ? "publisher" : "company";
    const societe = await store.access.addSociete({ slug, label, kind, soloApproval: false });
    for (const role of ROLES) {
      const user = { email: emailOf(slug, role), nom: `${role} de ${label}`, passwordHash };
      await store.access.grant((await store.access.addUser(user)).id, societe.id, role);
    }
    return societe;
  };
  return {
    editeur: await made("editeur", "Éditeur de la loi"),
    petite: await made("petite", "La Petite"),
    "deux-rives": await made("deux-rives", "Les Deux Rives"),
  };
}

async function publishAll(deps: ApiDeps, societes: ApiWorld["societes"], shipped: boolean): Promise<void> {
  const law = shipped ? ["law/fr", "convention/idcc-3219"] : [];
  await publish(deps, societes.editeur, { "law/essai": SMALL_RULES["law/essai"], ...shippedOf(law) });
  await publish(deps, societes.petite, { "company/petite": SMALL_RULES["company/petite"] });
  if (shipped) await publish(deps, societes["deux-rives"], shippedOf(["company/deux-rives"]));
}

type RuleSets = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** The shipped rules without their scenarios, which take minutes to run. */
function shippedOf(names: readonly string[]): RuleSets {
  const filesOf = (name: string): Readonly<Record<string, string>> => {
    const files = readdirSync(join(RULES, name)).filter((file) => file.endsWith(".yaml"));
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(RULES, name, file), "utf8")]));
  };
  return Object.fromEntries(names.map((name) => [name, filesOf(name)]));
}

/** First releases, by two people, as any release comes to be. */
async function publish({ access, rules }: ApiDeps, societe: Societe, ruleSets: RuleSets): Promise<void> {
  const actor = async (role: Role): Promise<Actor> => {
    const user = await access.store.access.userByEmail(`${role}@${societe.slug}.fr`);
    const [found] = user === undefined ? [] : await access.store.access.actorsOf(user.id);
    if (found === undefined) throw new Error(`nobody is ${role} of ${societe.slug}`);
    return found;
  };
  const [author, approver] = [await actor("author"), await actor("approver")];
  const { id: draftId } = got(await createDraft(rules, author, { label: "Première version" }));
  let revision = 0;
  for (const [ruleSet, files = {}] of Object.entries(ruleSets))
    for (const [path, text] of Object.entries(files)) {
      const written = await writeText(rules, author, { draftId, ruleSet, path, text, revision: 0 });
      revision = got(written).draftRevision;
    }
  got(await runScenarios(rules, author, { draftId }));
  const reviewed = { draftId, revision };
  got(await requestReview(rules, author, { ...reviewed, text: "Relisez, s'il vous plaît." }));
  got(await approveDraft(rules, approver, { ...reviewed, text: "Vu." }));
  const day = "2026-01-01";
  const dates = { effectiveFrom: day, knownFrom: day };
  got(await publishDraft(rules, approver, { ...reviewed, ...dates, reason: "Première version" }));
}

/** The value, or a failed test that says why there is none. */
function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.problems.map(({ code, path, message }) => `${code} ${path.join(".")} ${message}`).join("\n"),
  );
}
