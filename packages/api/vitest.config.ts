import { defineConfig } from "vitest/config";

// Without this file `vitest run` here would climb to the root's list of projects and find none below this folder.
export default defineConfig({
  // Opening a database and compiling rules take seconds on a slow or busy machine, and nothing here is about speed.
  test: { testTimeout: 60_000, hookTimeout: 180_000 },
});
