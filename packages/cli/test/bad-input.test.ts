import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@bareme/kernel";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../src/commands/check.ts";
import { evaluate } from "../src/commands/evaluate.ts";
import { payslip } from "../src/commands/payslip.ts";
import type { ExitCode } from "../src/output.ts";
import { openRuleFolders } from "../src/rule-folders.ts";
import { screenOf } from "../src/terminal/screen.ts";
import { root } from "./repository.ts";

/** Bad input, as people give it: each ends with its exit code and a problem that says where and what to do, in French. */

const folders = openRuleFolders(root);
const fixtures = join(import.meta.dirname, "fixtures/bad-rules");
const folder = mkdtempSync(join(tmpdir(), "bareme-bad-"));
const PATIENCE = 60_000;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: ExitCode;
  readonly problems: readonly Problem[];
  readonly said: string;
}

/** Runs a command with an output that keeps what it writes. */
function run(command: (output: { out: (text: string) => void; err: (text: string) => void }) => ExitCode): Ended {
  const written = { out: "", err: "" };
  const code = command({ out: (text) => void (written.out += text), err: (text) => void (written.err += text) });
  const { problems } = JSON.parse(written.out) as { readonly problems: readonly Problem[] };
  return { code, problems, said: written.err };
}

let files = 0;
function fileOf(text: string, extension: string): string {
  const path = join(folder, `demande-${++files}.${extension}`);
  writeFileSync(path, text);
  return path;
}

const ask = (rules: string, request: string): Ended =>
  run((output) => evaluate({ rules, input: fileOf(request, "json") }, folders, output));
const month = (facts: string, period = "2026-01"): string => `{ "period": "${period}", "facts": ${facts} }`;

/** A folder of rules that holds one text. */
function rulesOf(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  cpSync(join(fixtures, "en-rond/manifest.yaml"), join(path, "manifest.yaml"));
  writeFileSync(join(path, "regles.yaml"), text);
  return path;
}

interface Expected {
  readonly code: string;
  readonly path: readonly string[];
  readonly says: string;
  readonly remedy: string;
}

/** The problem expected is there, whole, and written for people too, with no trace of the program. */
function expectProblem({ problems, said }: Ended, { code, path, says, remedy }: Expected): void {
  const found = problems.find((one) => one.code === code && one.path.join(".") === path.join("."));
  expect(found, JSON.stringify(problems.slice(0, 5))).toBeDefined();
  expect(found?.message).toContain(says);
  expect(found?.remedy).toContain(remedy);
  expect(said).toContain(code);
  expect(said).not.toMatch(/ {4}at |Error:|undefined|\[object/);
}

const CONTRACT = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  dateDebutContrat: "2026-01-01",
  modeDuree: "mensuel",
  salaireMensuelContractuel: "2374.00",
};
const facts = (more: Readonly<Record<string, unknown>>): string => JSON.stringify({ ...CONTRACT, ...more });
const without = (name: keyof typeof CONTRACT): string =>
  JSON.stringify(Object.fromEntries(Object.entries(CONTRACT).filter(([key]) => key !== name)));

describe("a month of Cap Garance", { timeout: PATIENCE }, () => {
  const INVALID = { code: "FACT_INVALID", path: ["salaireMensuelContractuel"] };
  const QUOTES = "entre guillemets";
  it.each<[string, string, Expected]>([
    ["with a null fact", facts({ salaireMensuelContractuel: null }), { ...INVALID, says: "null", remedy: "une donnée absente n'est pas un zéro" }],
    ["with a number where a decimal text is due", facts({ salaireMensuelContractuel: 2374 }), { ...INVALID, says: "2374 n'est pas un nombre exact", remedy: 'Écrivez "2374" entre guillemets' }],
    ["with NaN", facts({ salaireMensuelContractuel: "NaN" }), { ...INVALID, says: "NaN", remedy: "Écrivez par exemple" }],
    ["with an exponent", facts({ salaireMensuelContractuel: "1e9" }), { ...INVALID, says: QUOTES, remedy: "ni espace ni exposant" }],
    ["with negative hours", facts({ heuresTravaillees: "-1" }), { code: "FACT_INVALID", path: ["heuresTravaillees"], says: "au moins 0", remedy: "Corrigez cette donnée" }],
    ["with 31 February", facts({ dateDebutContrat: "2026-02-31" }), { code: "FACT_INVALID", path: ["dateDebutContrat"], says: "date du calendrier", remedy: "Corrigez cette donnée" }],
    ["with an unknown category", facts({ niveau: "chef" }), { code: "FACT_INVALID", path: ["niveau"], says: "senior", remedy: "Corrigez cette donnée" }],
    ["with a fact named as every object's key", facts({}).replace("{", '{ "__proto__": "1", '), { code: "FACT_UNKNOWN", path: ["__proto__"], says: "__proto__", remedy: "rien n'est ignoré en silence" }],
  ])("%s ends with 2 and says which", (_, given, expected) => {
    const ended = ask("company/cap-garance", month(given));
    expect(ended.code).toBe(2);
    expectProblem(ended, expected);
  });

  it("without a fact names it, and what needs it", () => {
    const ended = ask("company/cap-garance", month(without("niveau")));
    expect(ended.code).toBe(2);
    const missing = ended.problems.filter(({ code }) => code === "FACT_MISSING");
    expect(missing).toMatchObject([{ path: [expect.any(String), "niveau"], message: expect.stringContaining("niveau") as string, remedy: "Saisissez cette donnée dans les faits du mois." }]);
  });

  it("in a period without rules is refused, and nothing is extrapolated", () => {
    const ended = ask("company/cap-garance", month(facts({}), "2027-01"));
    expect(ended.code).toBe(2);
    expectProblem(ended, { code: "PERIOD_WITHOUT_RULES", path: ["period"], says: "2026-12-31", remedy: "rien n'est extrapolé" });
  });

  it("on the law alone misses the gross that a higher layer gives", () => {
    const ended = ask("law/fr", month(JSON.stringify({ typeContrat: "CDI", statut: "cadre", dateDebutContrat: "2026-01-01" })));
    expect(ended.code).toBe(2);
    const unfilled = ended.problems.filter(({ code }) => code === "SLOT_UNFILLED");
    expect(unfilled).toMatchObject([{ path: [expect.any(String), "remunerationBrute"], remedy: "Saisissez cette donnée dans les faits du mois." }]);
  });
});

describe("rules that cannot be used", { timeout: PATIENCE }, () => {
  it.each<[string, Expected & { readonly line: number }]>([
    ["nombre-sans-guillemets", { code: "NUMBER_NOT_QUOTED", path: ["parameters", "0", "values", "0", "value"], says: "virgule flottante", remedy: "entre guillemets", line: 4 }],
    ["en-rond", { code: "CYCLE", path: ["brut", "net", "brut"], says: "brut → net → brut", remedy: "Rompez la boucle", line: 2 }],
    ["contradictoires", { code: "DUPLICATE_ID", path: ["prime"], says: "déclaré deux fois", remedy: "Renommez ou retirez", line: 3 }],
    ["apport-sous-le-plancher", { code: "OVERRIDE_OUT_OF_BOUNDS", path: ["tauxApportAffaires"], says: "vaut 4, il faut au moins 5", remedy: "bornes", line: 4 }],
    ["quotient-compare", { code: "QUOTIENT_COMPARED", path: ["prime"], says: "quotient non arrondi", remedy: "Multipliez les deux côtés", line: 4 }],
    ["cle-interdite", { code: "KEY_FORBIDDEN", path: [], says: "__proto__", remedy: "Choisissez un autre nom", line: 2 }],
    ["identifiant-interdit", { code: "SHAPE_INVALID", path: ["lines", "0", "id"], says: "__proto__", remedy: "camelCase", line: 2 }],
  ])("%s: the check ends with 1, and a month with 2, for the same problem", (name, expected) => {
    const path = join(fixtures, name);
    const checked = run((output) => check([path], { json: true }, folders, output));
    expect(checked.code).toBe(1);
    expect(checked.problems.find(({ code }) => code === expected.code)?.at).toMatchObject({ file: expect.stringContaining(`${name}/regles.yaml`) as string, line: expected.line });
    const asked = ask(path, month("{}"));
    expect(asked.code).toBe(2);
    expectProblem(asked, expected);
    expect(asked.problems).toEqual(checked.problems);
  });

  it.each([
    ["dix-megaoctets", `lines: ${" ".repeat(10_000_000)}[]\n`, "FILE_TOO_LARGE", "Découpez-le"],
    ["listes-en-listes", `lines: ${"[".repeat(50_000)}`, "FILE_TOO_DEEP", "Aplatissez"],
    ["tirets", `lines:\n${"- ".repeat(50_000)}`, "FILE_TOO_DEEP", "Aplatissez"],
  ])("%s: refused at once, with its file", (name, text, code, remedy) => {
    const ended = ask(rulesOf(name, text), month("{}"));
    expect(ended.code).toBe(2);
    expect(ended.problems).toMatchObject([{ code, remedy: expect.stringContaining(remedy) as string, at: { file: expect.stringContaining(`${name}/regles.yaml`) as string } }]);
  }, 2000);
});

describe("a file of months", { timeout: PATIENCE }, () => {
  it("with a key that every object has is refused in its place", () => {
    const path = fileOf("rules: company/cap-garance\nperiod: 2026-01\nfacts:\n  __proto__: { a: 1 }\n", "yaml");
    const tools = { folders, screen: screenOf(process.stdout, {}), progress: false, engineVersion: "0" };
    const ended = run((output) => payslip(path, { json: true }, { ...tools, output }));
    expect(ended.code).toBe(2);
    expect(ended.problems).toMatchObject([{ code: "KEY_FORBIDDEN", at: { line: 4, column: 3 }, remedy: "Choisissez un autre nom." }]);
  });
});

describe("the command itself", { timeout: PATIENCE }, () => {
  const bareme = (...args: readonly string[]): { readonly status: number; readonly stderr: string } => {
    try {
      execFileSync(process.execPath, ["--import", "tsx", "packages/cli/src/main.ts", ...args], { cwd: root, stdio: "pipe" });
      return { status: 0, stderr: "" };
    } catch (thrown) {
      const { status, stderr } = thrown as { readonly status: number; readonly stderr: Buffer };
      return { status, stderr: stderr.toString() };
    }
  };

  it("ends with 1 on rules found wanting, with file, line and remedy on stderr", () => {
    const { status, stderr } = bareme("check", join(fixtures, "en-rond"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/en-rond\/regles\.yaml:2:\d+ {2}CYCLE\n.*brut → net → brut.*\n {2}→ Rompez la boucle/);
  });

  it("ends with 2 on a request that cannot be used", () => {
    const { status, stderr } = bareme("evaluate", "--rules", "law/fr", "--input", fileOf("{ period", "json"));
    expect(status).toBe(2);
    expect(stderr).toContain("INPUT_UNREADABLE");
    expect(stderr).toContain("n'est pas du JSON lisible");
    expect(stderr).not.toContain("    at ");
  });
});
