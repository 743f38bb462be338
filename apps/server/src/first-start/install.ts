import { success, type Result } from "@bareme/kernel";
import {
  addRelease,
  firstStart,
  resetPassword,
  setSoloApproval,
  type AccessDeps,
  type Actor,
  type RuleDeps,
} from "@bareme/use-cases";
import { firstEntry } from "./journal-entry.ts";
import type { ReadRules } from "./rule-folders.ts";
import { shippedLayers, type ShippedLayer } from "./shipped-layers.ts";

type InstallDeps = AccessDeps & RuleDeps;

/** How its administrator signs in. */
export interface Account {
  readonly email: string;
  readonly password: string;
}

interface Installation {
  readonly readRules: ReadRules;
  /** The example company: its rules are `company/<slug>`. */
  readonly slug: string;
  /** False: the publisher alone is made, with law and convention. A company that an earlier start began is finished all the same. */
  readonly withCompany: boolean;
  readonly email: string;
  /** Told at once when the account is made, before anything else is written. */
  readonly tell: (account: Account) => void;
}

/** The administrator made by the first start, in each of its tenants. */
interface Installed {
  readonly editeur: Actor;
  readonly societe: Actor | null;
}

const PUBLISHER = "editeur";

/** What the releases say of why they are there. */
const REASON = "Règles livrées avec Barème";

/**
 * Makes the publisher, the example company, their administrator, and release n° 1 of each layer that ships. Null for data that began otherwise. What
 * an earlier start did before it was killed is kept, but for the password: nobody knows whether it was told, so another one is.
 */
export async function install(deps: InstallDeps, asked: Installation): Promise<Result<Installed | null>> {
  const layers = shippedLayers(asked.readRules, `company/${asked.slug}`, deps.compiler);
  if (!layers.ok) return layers;
  const label = layers.value.at(-1)?.label ?? asked.slug;
  const company = { slug: asked.slug, label, kind: "company" } as const;
  const made = await firstStart(deps, {
    societes: [
      { slug: PUBLISHER, label: "Éditeur des règles", kind: "publisher" },
      ...(asked.withCompany ? [company] : []),
    ],
    administrateur: { email: asked.email, nom: "Administrateur" },
  });
  if (!made.ok) return made;
  const installed = await administratorOf(deps, asked.slug);
  if (installed === null) return success(null);
  const account = made.value === null ? await passwordAnew(deps, installed.editeur) : success(made.value);
  if (!account.ok) return account;
  asked.tell({ email: account.value.email, password: account.value.password });
  for (const actor of [installed.editeur, installed.societe].filter((one) => one !== null)) {
    const own = layers.value.filter(
      ({ ruleSet }) => ruleSet.startsWith("company/") === (actor.kind === "company"),
    );
    const released = await releaseLayers(deps, actor, own);
    if (!released.ok) return released;
  }
  return success(installed);
}

async function passwordAnew(
  deps: InstallDeps,
  { utilisateurId, societeId }: Actor,
): Promise<Result<Account>> {
  const users = await deps.store.access.usersOf(societeId);
  return resetPassword(deps, users.find(({ id }) => id === utilisateurId)?.email ?? "");
}

/** The journal of each tenant says whom the first start made its administrator, whatever the address has become. */
async function administratorOf({ store }: InstallDeps, slug: string): Promise<Installed | null> {
  const actorIn = async (wanted: string): Promise<Actor | null> => {
    const societe = (await store.access.societes()).find((one) => one.slug === wanted);
    if (societe === undefined) return null;
    const entry = await store.inTenant(societe.id, (unit) => firstEntry(unit, "acces.premierDemarrage"));
    const actors = entry === undefined ? [] : await store.access.actorsOf(entry.target);
    return actors.find(({ societeId }) => societeId === societe.id) ?? null;
  };
  const editeur = await actorIn(PUBLISHER);
  return editeur === null ? null : { editeur, societe: await actorIn(slug) };
}

/**
 * Releases a tenant's layers, bottom up in one transaction. One person installs what ships, which the database refuses unless the tenant allows it: so
 * the tenant says that it does, for that time only, and its journal shows both turns of the switch.
 */
async function releaseLayers(
  deps: InstallDeps,
  actor: Actor,
  layers: readonly ShippedLayer[],
): Promise<Result<null>> {
  const heads = await deps.store.inTenant(actor.societeId, ({ releases }) => releases.list());
  const released = new Set(heads.map(({ ruleSet }) => ruleSet));
  if (layers.some(({ ruleSet }) => !released.has(ruleSet))) {
    const alone = await setSoloApproval(deps, actor, { soloApproval: true });
    if (!alone.ok) return alone;
    await addReleases(deps, actor, layers);
  }
  const together = await setSoloApproval(deps, actor, { soloApproval: false });
  return together.ok ? success(null) : together;
}

async function addReleases(deps: InstallDeps, actor: Actor, layers: readonly ShippedLayer[]): Promise<void> {
  const { societeId, utilisateurId } = actor;
  await deps.store.inTenant(societeId, async (unit) => {
    // Another process that starts on the same data waits here, and then finds them there.
    await unit.journal.last();
    for (const { ruleSet, files, hash, since } of layers) {
      if ((await unit.releases.list(ruleSet)).length > 0) continue;
      // In effect and known since its earliest value, so that every month it can compute sees it; each value keeps its own dates below that.
      const dates = { effectiveFrom: since, knownFrom: since };
      const people = { authorId: utilisateurId, approverId: utilisateurId };
      const release = { ruleSet, number: 1, files, hash, reason: REASON, ...people, ...dates };
      await addRelease(unit, deps, { actor, societeId }, release);
    }
  });
}
