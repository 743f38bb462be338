import { defineConfig } from "vitest/config";

// Without this file `vitest run` here would climb to the root's list of projects and find none below this folder.
export default defineConfig({
  // Drawing and reading a PDF back takes seconds on a slow or busy machine, and nothing here is about speed.
  test: { testTimeout: 60_000, hookTimeout: 300_000 },
});
