import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { canonicalJson, sha256Hex, type JsonValue } from "@bareme/kernel";
import { hashPlan, lockOf, readMonthsFile, runMonths } from "@bareme/payroll";
import { exportOf, exportText, replayText, type ExportedMonth } from "@bareme/use-cases";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { replay } from "../src/commands/replay.ts";
import { readYamlFile } from "../src/read-yaml-file.ts";
import { folders, root } from "./repository.ts";

const PATIENCE = 120_000;
const folder = mkdtempSync(join(tmpdir(), "bareme-replay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The published payslip of January 2026, exported as a server would. */
const exported = shippedMonth();
const text = exportText(exported);

describe("a month replayed from its export alone", { timeout: PATIENCE }, () => {
  it("gives the same bytes in an empty folder, where no rules can be read", async () => {
    writeFileSync(join(folder, "janvier.json"), text);
    const { status, stdout, stderr } = await bareme("replay", "janvier.json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("✓ 2026-01 : le bulletin refait est le même, à l'octet près.");
    expect(stdout).toContain(sha256Hex(exported.document));
    // What would show if rules were read.
    expect(await bareme("check", join(root, "rules"))).toMatchObject({ status: 9 });
  });

  it("answers in JSON", async () => {
    writeFileSync(join(folder, "json.json"), text);
    const { status, stdout } = await bareme("replay", "json.json", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      period: "2026-01",
      result: sha256Hex(exported.document),
      problems: [],
    });
  });

  it("differs, with code 1, when the payslip was rewritten along with its lock and its checksum", () => {
    const document = exported.document.replace('"netAPayer":"', '"netAPayer":"9');
    const lock = exported.lock.replace(sha256Hex(exported.document), sha256Hex(document));
    const forged = exportText(exportOf({ ...exported, document, lock }));
    expect(run(forged)).toEqual({ code: 1, problems: ["REPLAY_DIFFERS"] });
  });

  it.each([
    ["paymentDate", "2026-01-31", "2026-01-30"],
    ["result", sha256Hex(exported.document), "0".repeat(64)],
    ["plan", sha256Hex(exported.plan), "0".repeat(64)],
  ])("is refused when the %s of its lock was changed, checksum made anew", (key, from, to) => {
    expect(exported.lock).toContain(`"${key}":"${from}"`);
    const lock = exported.lock.replace(`"${key}":"${from}"`, `"${key}":"${to}"`);
    expect(run(exportText(exportOf({ ...exported, lock }))).code).toBe(2);
  });

  it("is refused when a forged plan or request is nothing that can be computed", () => {
    for (const forged of [{ plan: "{}" }, { plan: "{" }, { request: "[]" }, { request: "{" }]) {
      const texts = { ...exported, ...forged };
      const lock = exported.lock
        .replace(sha256Hex(exported.plan), sha256Hex(texts.plan))
        .replace(sha256Hex(exported.request), sha256Hex(texts.request));
      expect(run(exportText(exportOf({ ...texts, lock }))).code).not.toBe(0);
    }
  });

  it("is refused with any of its bytes changed, with a problem that says so", () => {
    const bytes = Buffer.from(text);
    const anywhere = fc.oneof(
      fc.nat(bytes.length - 1),
      // Most bytes are those of the plan: the others get their share.
      fc.nat(bytes.length - 1 - Buffer.byteLength(exported.plan)).map((place) => outsidePlan(bytes, place)),
    );
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 255 }), (place, by) => {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ by;
        const replayed = replayText(changed.toString("utf8"));
        expect(replayed.ok ? [] : replayed.problems.map(({ code }) => code)).toEqual([
          expect.stringMatching(/^(EXPORT_INVALID|EXPORT_DAMAGED|MONTH_TAMPERED|PLAN_TAMPERED)$/),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it("is refused when it was cut, padded, or is no export at all", () => {
    for (const bad of ["", "{}", "[]", "null", text.slice(0, -2), ` ${text}`, `${text}\n`, pretty(exported)])
      expect(run(bad)).toEqual({ code: 2, problems: [expect.stringMatching(/^EXPORT_/)] });
    expect(replay(join(folder, "absent.json"), {}, { out: () => undefined, err: () => undefined })).toBe(2);
  });
});

/** The place of a byte, counted without those of the plan, which stands between others. */
function outsidePlan(bytes: Buffer, place: number): number {
  const start = bytes.indexOf('"plan":');
  const length = Buffer.byteLength(JSON.stringify(exported.plan));
  return place < start ? place : Math.min(place + length, bytes.length - 1);
}

function pretty(value: ExportedMonth): string {
  return JSON.stringify(value, null, 2);
}

function run(content: string): { readonly code: number; readonly problems: readonly string[] } {
  const file = join(folder, "essai.json");
  writeFileSync(file, content);
  let out = "";
  const code = replay(file, { json: true }, { out: (said) => void (out += said), err: () => undefined });
  const { problems } = JSON.parse(out) as { readonly problems: readonly { readonly code: string }[] };
  return { code, problems: problems.map((problem) => problem.code) };
}

/** The command in a process of its own, in the folder of the export; reading rules or examples ends it. */
function bareme(...args: readonly string[]): Promise<{
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}> {
  const guard = join(folder, "guard.mjs");
  writeFileSync(guard, GUARD);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [
        "--import",
        import.meta.resolve("tsx"),
        "--import",
        pathToFileURL(guard).href,
        join(root, "packages/cli/src/main.ts"),
        ...args,
      ],
      { cwd: folder, env: { ...process.env, COLUMNS: "80" } },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const GUARD = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
for (const name of ["readFileSync", "readdirSync", "openSync", "existsSync", "statSync"]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    for (const shut of ${JSON.stringify([join(root, "rules"), join(root, "examples")])})
      if (String(path).startsWith(shut)) { process.stderr.write("reads " + path); process.exit(9); }
    return real(path, ...rest);
  };
}
syncBuiltinESMExports();
`;

function shippedMonth(): ExportedMonth {
  const { data } = valueOf(readYamlFile(join(root, "examples/cap-garance-2026-01.yaml")));
  const file = valueOf(readMonthsFile(data));
  const { plan, evaluate } = valueOf(folders.compile([...file.rules]));
  const [month] = runMonths(file, { plan, evaluate }).months;
  if (month === undefined) throw new Error("no month");
  const { period, request, evaluation } = month;
  const { document } = evaluation;
  return exportOf({
    period,
    plan: jsonOf(plan),
    request: jsonOf(request),
    document: jsonOf(document),
    lock: jsonOf(lockOf({ request, document }, plan, hashPlan(plan), "1.0.0-essai")),
  });
}

function jsonOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error("the shipped month cannot be read");
  return result.value;
}
