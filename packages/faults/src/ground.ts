import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restore } from "@bareme/db";
import { dropDatabase, startPostgres, type PostgresServer } from "@bareme/local-postgres";
import type { ServerPlace } from "@bareme/server";
import { STEPS } from "@bareme/use-cases";
import { makeBase, passTo } from "./base/make-base.ts";
import { actorOf, ADMINISTRATOR, COMPANY, OPEN } from "./base/names.ts";
import { valueOf } from "./base/value-of.ts";
import { dumpOf, type Dump } from "./check/dump.ts";
import { servicesOf, withServices } from "./services.ts";

export const DATABASES = ["PGlite", "PostgreSQL"] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** A copy of a state of departure, for one kill. */
interface Copy {
  readonly place: ServerPlace;
  readonly remove: () => Promise<void>;
}

/** The same state of departure on both databases, made once and copied. */
export interface Ground {
  readonly departure: Dump;
  readonly copy: (database: DatabaseName) => Promise<Copy>;
  /** On the server, with the month computed and validated: only its closing is left. */
  readonly copyValidated: () => Promise<Copy>;
  /** The server falls with all its connections, and starts again. */
  readonly crashServer: () => void;
  /** Without tables, to restore a backup into. */
  readonly emptyDatabase: () => Promise<{ readonly url: string; readonly remove: () => Promise<void> }>;
  readonly close: () => void;
}

const TEMPLATE = "bareme_departure";
const VALIDATED = "bareme_validated";

/** Makes the state in a folder, and on a server by restoring its backup: identifiers are the same on both. */
export async function openGround(): Promise<Ground> {
  const root = mkdtempSync(join(tmpdir(), "bareme-faults-"));
  const folder = join(root, "departure");
  const { departure, server } = await begin(folder, join(root, "departure.gz")).catch((error: unknown) => {
    rmSync(root, { recursive: true, force: true });
    throw error;
  });
  const copyFolder = async (): Promise<Copy> => {
    const data = join(root, randomUUID());
    cpSync(folder, data, { recursive: true });
    return { place: { data, url: null }, remove: async () => rmSync(data, { recursive: true, force: true }) };
  };
  const copyDatabase = async (template: string): Promise<Copy> => {
    const name = `bareme_${randomUUID()}`;
    const url = await server.makeDatabase(name, template);
    // The keys alone are read from the folder.
    return { place: { data: folder, url }, remove: () => dropDatabase(server.url, name) };
  };
  return {
    departure,
    copy: (database) => (database === "PGlite" ? copyFolder() : copyDatabase(TEMPLATE)),
    copyValidated: () => copyDatabase(VALIDATED),
    crashServer: server.crash,
    emptyDatabase: async () => {
      const name = `bareme_${randomUUID()}`;
      const url = await server.makeDatabase(name);
      return { url, remove: () => dropDatabase(server.url, name) };
    },
    close: () => {
      server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function begin(folder: string, file: string) {
  const departure = await withServices({ data: folder, url: null }, async (services) => {
    await makeBase(services);
    valueOf(await services.store.backup(file));
    return dumpOf(services.store);
  });
  const server = await startPostgres();
  try {
    await makeTemplates(server, folder, file);
    return { departure, server };
  } catch (error) {
    server.stop();
    throw error;
  }
}

async function makeTemplates(server: PostgresServer, data: string, file: string): Promise<void> {
  const url = await server.makeDatabase(TEMPLATE);
  valueOf(await restore({ url }, file));
  // The queue makes its own tables the first time.
  await (await servicesOf({ data, url })).close();
  const validated = await servicesOf({ data, url: await server.makeDatabase(VALIDATED, TEMPLATE) });
  const actor = await actorOf(validated, ADMINISTRATOR, COMPANY);
  for (const step of STEPS.filter((one) => one !== "cloture")) await passTo(validated, actor, step, OPEN);
  await validated.close();
}
