import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../src/generated-files.ts";
import { folders, readPage, root } from "./repository.ts";

describe("generated files", () => {
  const files = generatedFiles(root, folders);

  it.each(files.ok ? files.value : [])("$path is what `pnpm generate` writes", ({ path, text }) => {
    expect(existsSync(join(root, path)), `${path} is missing: run pnpm generate`).toBe(true);
    expect(readPage(path) === text, `${path} is out of date: run pnpm generate`).toBe(true);
  });

  it("are written from rules that can be read", () => {
    expect(files.ok ? files.value.length : files.problems).toBe(3);
  });
});
