import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restore } from "@bareme/db";
import type { Services } from "@bareme/server";
import { valueOf } from "../base/value-of.ts";
import type { Ground } from "../ground.ts";

/** Saves everything and restores it on a server: refused there unless rows and balances are those that were saved. */
export async function restoreFaults(ground: Ground, { store }: Services): Promise<readonly string[]> {
  const file = join(tmpdir(), `bareme-faults-${randomUUID()}.gz`);
  const { url, remove } = await ground.emptyDatabase();
  try {
    valueOf(await store.backup(file));
    const restored = await restore({ url }, file);
    const problems = restored.ok ? restored.value.warnings : restored.problems;
    return problems.map(({ code, message }) => `restore: ${code} ${message}`);
  } finally {
    rmSync(file, { force: true });
    await remove();
  }
}
