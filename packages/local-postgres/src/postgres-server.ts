import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabase } from "./databases.ts";
import { debianPostgres } from "./debian-postgres.ts";

/** A PostgreSQL server of our own in a temporary folder, on a free port. */
export interface PostgresServer {
  /** The address of its first database. */
  readonly url: string;
  /** Makes a database, empty or as a copy of another one, and gives its address. */
  readonly makeDatabase: (name: string, template?: string) => Promise<string>;
  /** Ends all its processes at once, without a word to whoever is connected, and starts it again: it recovers from its log. */
  readonly crash: () => void;
  readonly stop: () => void;
}

/** Starts Debian's PostgreSQL; installs it first when it is absent. Throws, in one line, when it cannot be had: the tests are never skipped. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = debianPostgres();
  const folder = mkdtempSync(join(tmpdir(), "bareme-pg-"));
  chmodSync(folder, 0o700);
  const port = await freePort();
  const asPostgres = process.getuid?.() === 0;
  if (asPostgres) run("chown", ["postgres", folder], false);
  const data = join(folder, "data");
  run(
    join(bin, "initdb"),
    ["-D", data, "-U", "bareme", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"],
    asPostgres,
  );
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const control = (...args: readonly string[]): void =>
    run(join(bin, "pg_ctl"), ["-D", data, ...args], asPostgres);
  const start = (): void => control("-w", "-l", join(folder, "log"), "-o", options, "start");
  const end = (): void => control("-m", "immediate", "stop");
  start();
  const url = `postgres://bareme@127.0.0.1:${port}/postgres`;
  return {
    url,
    makeDatabase: (name, template) => makeDatabase(url, name, template),
    crash: () => {
      end();
      start();
    },
    stop: () => {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(command: string, args: readonly string[], asPostgres: boolean): void {
  const [program, given] = asPostgres
    ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", command, ...args]]
    : [command, args];
  const { status, stderr, error } = spawnSync(program, [...given], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
