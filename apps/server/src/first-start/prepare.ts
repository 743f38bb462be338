import { join } from "node:path";
import type { TableStore } from "@bareme/db";
import { success, type Result } from "@bareme/kernel";
import type { AccessDeps, PayrollDeps, RuleDeps } from "@bareme/use-cases";
import { readExample } from "./example-files.ts";
import { loadExample, type OnStep } from "./example.ts";
import { install, type Account } from "./install.ts";
import { firstEntry, markEnded } from "./journal-entry.ts";
import { shippedRules } from "./rule-folders.ts";

export interface FirstStartOptions {
  /** The folder where Barème stands: `rules` and `examples` are in it. */
  readonly root: string;
  /** The administrator's address. */
  readonly administrator: string;
  /** False: law and convention alone, and no company. */
  readonly example: boolean;
  /** Told what a person should read, line by line: how to sign in, at once and never again, and how far the example is. */
  readonly onFirstStart: (said: string) => void;
  /** Told after each step of the example; awaited, so that others may be served in between. */
  readonly onStep?: OnStep;
}

export interface FirstStartReport {
  /** How the administrator signs in, from the start that made the data; null when it was made before. */
  readonly account: Account | null;
}

interface FirstStartDeps {
  readonly store: Pick<TableStore, "alone">;
  readonly access: AccessDeps;
  readonly rules: RuleDeps;
  readonly payroll: PayrollDeps;
}

/** Ends the first start, in the publisher's journal: from then on all of it is its people's, and what they change or take away stays so. */
const ENDED = "demarrage.fin";

/** What an empty data folder is given before anybody is served: tenants, administrator, rules, and the example company with its year. */
export async function prepareFirstStart(
  deps: FirstStartDeps,
  options: FirstStartOptions,
): Promise<Result<FirstStartReport>> {
  if (await isEnded(deps)) return success({ account: null });
  // Of two servers that start at once on one database, one makes all of it; the other waits, and finds it made.
  return deps.store.alone("premierDemarrage", async () =>
    (await isEnded(deps)) ? success({ account: null }) : prepare(deps, options),
  );
}

async function prepare(deps: FirstStartDeps, options: FirstStartOptions): Promise<Result<FirstStartReport>> {
  const { root, administrator: email, example: withCompany, onFirstStart } = options;
  const { access, rules, payroll } = deps;
  const example = readExample(join(root, "examples/societe-exemple"));
  if (!example.ok) return example;
  const { slug } = example.value;
  let account: Account | null = null;
  const tell = (made: Account): void => {
    account = made;
    onFirstStart(signInText(made));
  };
  const readRules = shippedRules(join(root, "rules"));
  const installed = await install({ ...access, ...rules }, { readRules, slug, withCompany, email, tell });
  if (!installed.ok) return installed;
  if (installed.value === null) return success({ account });
  const { editeur, societe } = installed.value;
  if (societe !== null) {
    const loaded = await loadExample(payroll, societe, example.value, async (done, total, what) => {
      if (what.step === "dossier") onFirstStart(`Société d'exemple : ${done} sur ${total}, ${what.porte}.\n`);
      await options.onStep?.(done, total, what);
    });
    if (!loaded.ok) return loaded;
  }
  await markEnded(access, editeur, { action: ENDED, target: societe === null ? "editeur" : slug, data: {} });
  return success({ account });
}

/** Nothing is read but the beginning of a journal: a server that has long been at work does not need what ships to start. */
async function isEnded({ access: { store } }: FirstStartDeps): Promise<boolean> {
  const publisher = (await store.access.societes()).find(({ kind }) => kind === "publisher");
  if (publisher === undefined) return false;
  return (await store.inTenant(publisher.id, (unit) => firstEntry(unit, ENDED))) !== undefined;
}

function signInText({ email, password }: Account): string {
  return `Premier démarrage : connectez-vous avec « ${email} » et le mot de passe « ${password} ».\nIl n'est dit qu'ici : notez-le, puis changez-le.\n`;
}
