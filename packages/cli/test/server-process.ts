import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type ApiClient, type Session } from "@bareme/api/client";
import { root } from "./repository.ts";

/** The commands of the server as an operator runs them: processes of their own, with nothing of the developer's environment. */

interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves once the output says this; throws when the process ends without. */
  readonly says: (what: RegExp) => Promise<RegExpExecArray>;
  /** To it and to the processes that it started. */
  readonly signal: (name: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

export interface Bench {
  readonly folder: string;
  readonly run: (args: readonly string[], url?: string) => Promise<Ended>;
  readonly start: (args: readonly string[], url?: string) => Running;
  /** Ends whatever still runs, and removes the folder. */
  readonly close: () => Promise<void>;
}

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), "bareme-serveur-"));
  const all: Running[] = [];
  const start = (args: readonly string[], url?: string): Running => {
    const running = begin(args, url);
    all.push(running);
    return running;
  };
  return {
    folder,
    start,
    run: (args, url) => start(args, url).ended,
    close: async () => {
      for (const { signal } of all) signal("SIGKILL");
      await Promise.all(all.map(({ ended }) => ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function begin(args: readonly string[], url: string | undefined): Running {
  const { PATH, TMPDIR } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "packages/cli/src/main.ts", ...args], {
    cwd: root,
    // Its own group: what it starts ends with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH, ...(TMPDIR !== undefined && { TMPDIR }), ...(url !== undefined && { DATABASE_URL: url }) },
  });
  const said = { out: "", err: "" };
  const heard = new Set<() => void>();
  for (const [name, stream] of [
    ["out", child.stdout],
    ["err", child.stderr],
  ] as const)
    stream.setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      for (const hear of heard) hear();
    });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve({ code, ...said }));
  });
  return {
    out: () => said.out,
    err: () => said.err,
    ended,
    signal: (name) => toGroup(child, name),
    says: (what) =>
      new Promise((resolve, reject) => {
        const hear = (): void => {
          const found = what.exec(said.out) ?? what.exec(said.err);
          if (found === null) return;
          heard.delete(hear);
          resolve(found);
        };
        heard.add(hear);
        hear();
        void ended.then(({ code, out, err }) =>
          reject(new Error(`ended with ${code} without saying ${what.source}\n${out}\n${err}`)),
        );
      }),
  };
}

function toGroup({ pid, exitCode, signalCode }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, name);
}

/** The address that `serve` says it listens at. */
export async function addressOf(running: Running): Promise<string> {
  const [, url = ""] = await running.says(/Barème écoute à (\S+)/);
  return url;
}

/** How the first administrator signs in, as a first start tells it. */
export async function toldPassword(running: Running): Promise<string> {
  const [, password = ""] = await running.says(/le mot de passe « (\S+) »/);
  return password;
}

export const ADMINISTRATOR = "admin@bareme.local";

/** The client of somebody who signs in; of a tenant, when it is named. */
export async function signedIn(
  url: string,
  password: string,
  { email = ADMINISTRATOR, slug }: { readonly email?: string; readonly slug?: string } = {},
): Promise<ApiClient> {
  const session: Session = { cookie: null };
  const client = createClient({ url, session });
  await client.access.signIn.mutate({ email, password });
  if (slug === undefined) return client;
  const { memberships } = await client.access.whoAmI.query({});
  const societeId = memberships.find((one) => one.slug === slug)?.societeId ?? "";
  return createClient({ url, session, societeId });
}
