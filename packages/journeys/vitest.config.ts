import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "./src/first-data.ts",
    // A browser, a server and an embedded database on a slow or busy machine; nothing here is about speed.
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
