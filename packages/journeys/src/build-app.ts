import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.ts";

/** Builds the admin app, as `pnpm run build` does. */
export function buildApp(): void {
  const admin = join(root, "apps/admin");
  const built = spawnSync(process.execPath, [join(admin, "node_modules/vite/bin/vite.js"), "build"], {
    cwd: admin,
    encoding: "utf8",
    // The tests' own environment would make the slow build that developers work with.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (built.status !== 0) throw new Error(`the app does not build:\n${built.stdout}\n${built.stderr}`);
}
