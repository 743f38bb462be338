import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of our own in a temporary folder, on a free port. */
export interface PostgresServer {
  /** The address of its first database. */
  readonly url: string;
  /** Makes a database and gives its address. */
  readonly makeDatabase: (name: string) => Promise<string>;
  readonly stop: () => void;
}

const VERSIONS = "/usr/lib/postgresql";

/** Starts Debian's PostgreSQL; installs it first when it is absent. Throws, in one line, when it cannot be had: the tests are never skipped. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = installed() ?? install();
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
  run(join(bin, "pg_ctl"), ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"], asPostgres);
  const url = `postgres://bareme@127.0.0.1:${port}/postgres`;
  return {
    url,
    makeDatabase: (name) => makeDatabase(url, name),
    stop: () => {
      run(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], asPostgres);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database on a server, empty or as a copy of another one, and gives its address. */
export async function makeDatabase(server: string, name: string, template = "template1"): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(
    `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}`,
  );
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function installed(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const [version] = readdirSync(VERSIONS).sort().toReversed();
  const bin = join(VERSIONS, version ?? "", "bin");
  return existsSync(join(bin, "pg_ctl")) ? bin : undefined;
}

function install(): string {
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", "postgresql"], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  const bin = installed();
  if (bin === undefined)
    throw new Error(
      "PostgreSQL is absent and could not be installed: run « apt-get install postgresql » as root.",
    );
  return bin;
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
