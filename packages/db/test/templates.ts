import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@bareme/local-postgres";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../src/database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder with its tables and no rows. */
    readonly folder: string;
    /** The server, and the name of a database with its tables and no rows. */
    readonly server: string;
    readonly template: string;
  }
}

const TEMPLATE = "bareme_template";

/** An embedded database and a server, opened once for all test files, which take copies: the first opening is what costs. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), "bareme-templates-"));
  const folder = join(root, "data");
  await (await openDatabase({ folder })).close();
  const server = await startPostgres();
  await (await openDatabase({ url: await server.makeDatabase(TEMPLATE) })).close();
  provide("folder", folder);
  provide("server", server.url);
  provide("template", TEMPLATE);
  return () => {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  };
}
