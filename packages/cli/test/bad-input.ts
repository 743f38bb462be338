import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@bareme/kernel";
import { expect } from "vitest";
import { evaluate } from "../src/commands/evaluate.ts";
import type { ExitCode, Output } from "../src/output.ts";
import { folders } from "./repository.ts";

/** For tests of bad input: commands run in process, with an output that keeps what they write. */

export const badRules = join(import.meta.dirname, "fixtures/bad-rules");

/** A folder of its own for the files of one test file, which removes it. */
export const scratch = mkdtempSync(join(tmpdir(), "bareme-bad-"));

export interface Ended {
  readonly code: ExitCode;
  readonly problems: readonly Problem[];
  readonly said: string;
}

/** How a command that writes one JSON document ended. */
export function run(command: (output: Output) => ExitCode): Ended {
  const written = { out: "", err: "" };
  const code = command({
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
  });
  const { problems } = JSON.parse(written.out) as { readonly problems: readonly Problem[] };
  return { code, problems, said: written.err };
}

let files = 0;
export function fileOf(text: string, extension: string): string {
  const path = join(scratch, `demande-${++files}.${extension}`);
  writeFileSync(path, text);
  return path;
}

export function ask(rules: string, request: string): Ended {
  return run((output) => evaluate({ rules, input: fileOf(request, "json") }, folders, output));
}

export function month(facts: string, period = "2026-01"): string {
  return `{ "period": "${period}", "facts": ${facts} }`;
}

export interface Expected {
  readonly code: string;
  readonly path: readonly string[];
  readonly says: string;
  readonly remedy: string;
}

/** The problem expected is there, whole, and written for people too, with no trace of the program. */
export function expectProblem({ problems, said }: Ended, { code, path, says, remedy }: Expected): void {
  const found = problems.find((one) => one.code === code && one.path.join(".") === path.join("."));
  expect(found, JSON.stringify(problems.slice(0, 5))).toBeDefined();
  expect(found?.message).toContain(says);
  expect(found?.remedy).toContain(remedy);
  expect(said).toContain(code);
  expect(said).not.toMatch(/ {4}at |Error:|undefined|\[object/);
}
