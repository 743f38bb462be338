import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildApp } from "./build-app.ts";
import { passwordTold, startServer } from "./server-process.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of data as a first start makes it, with the example company: copied for each journey. */
    readonly firstData: string;
    /** The administrator's password there. */
    readonly firstPassword: string;
  }
}

/** Builds the app, and makes once what every journey starts from. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  // While one works on a journey, the app built last will often do.
  if (process.env["BAREME_SCREENS"] !== "built") buildApp();
  const folder = mkdtempSync(join(tmpdir(), "bareme-parcours-"));
  const data = join(folder, "donnees");
  const server = await startServer(data);
  const password = passwordTold(server);
  await server.stop();
  provide("firstData", data);
  provide("firstPassword", password);
  return () => rmSync(folder, { recursive: true, force: true });
}
