import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One run for all packages: one summary, one coverage table.
    projects: ["packages/*", "apps/*"],
    passWithNoTests: true,
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"],
      exclude: ["**/*.test.ts"],
    },
  },
});
