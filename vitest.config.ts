import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One run for all packages: one summary, one coverage table.
    projects: ["packages/*"],
    passWithNoTests: true,
    coverage: { provider: "v8", include: ["packages/*/src/**/*.ts"], exclude: ["**/*.test.ts"] },
  },
});
