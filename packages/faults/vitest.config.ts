import { defineConfig } from "vitest/config";

// Without this file `vitest run` here would climb to the root's list of projects and find none below this folder.
export default defineConfig({});
