import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { KeyFile } from "../src/adapters/key-file.ts";

/** A place for a key in a folder that goes when the test ends. */
export function keyPlace(): KeyFile & { readonly folder: string } {
  const root = mkdtempSync(join(tmpdir(), "bareme-cles-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "cles");
  return { folder, file: join(folder, "une.cle"), mayMake: true };
}
