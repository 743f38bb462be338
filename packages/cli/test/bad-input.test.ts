import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { payslip } from "../src/commands/payslip.ts";
import { screenOf } from "../src/terminal/screen.ts";
import { ask, badRules, expectProblem, fileOf, month, run, scratch, type Expected } from "./bad-input.ts";
import { folders, root } from "./repository.ts";

/** Bad input, as people give it: each ends with its exit code and a problem that says where and what to do, in French. */

const PATIENCE = 60_000;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

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
    [
      "with a null fact",
      facts({ salaireMensuelContractuel: null }),
      { ...INVALID, says: "null", remedy: "une donnée absente n'est pas un zéro" },
    ],
    [
      "with a number where a decimal text is due",
      facts({ salaireMensuelContractuel: 2374 }),
      { ...INVALID, says: "2374 n'est pas un nombre exact", remedy: 'Écrivez "2374" entre guillemets' },
    ],
    [
      "with NaN",
      facts({ salaireMensuelContractuel: "NaN" }),
      { ...INVALID, says: "NaN", remedy: "Écrivez par exemple" },
    ],
    [
      "with an exponent",
      facts({ salaireMensuelContractuel: "1e9" }),
      { ...INVALID, says: QUOTES, remedy: "ni espace ni exposant" },
    ],
    [
      "with negative hours",
      facts({ heuresTravaillees: "-1" }),
      {
        code: "FACT_INVALID",
        path: ["heuresTravaillees"],
        says: "au moins 0",
        remedy: "Corrigez cette donnée",
      },
    ],
    [
      "with 31 February",
      facts({ dateDebutContrat: "2026-02-31" }),
      {
        code: "FACT_INVALID",
        path: ["dateDebutContrat"],
        says: "date du calendrier",
        remedy: "Corrigez cette donnée",
      },
    ],
    [
      "with an unknown category",
      facts({ niveau: "chef" }),
      { code: "FACT_INVALID", path: ["niveau"], says: "senior", remedy: "Corrigez cette donnée" },
    ],
    [
      "with a fact named as every object's key",
      facts({}).replace("{", '{ "__proto__": "1", '),
      {
        code: "FACT_UNKNOWN",
        path: ["__proto__"],
        says: "__proto__",
        remedy: "rien n'est ignoré en silence",
      },
    ],
  ])("%s ends with 2 and says which", (_, given, expected) => {
    const ended = ask("company/cap-garance", month(given));
    expect(ended.code).toBe(2);
    expectProblem(ended, expected);
  });

  it("without a fact names it, and what needs it", () => {
    const ended = ask("company/cap-garance", month(without("niveau")));
    expect(ended.code).toBe(2);
    const missing = ended.problems.filter(({ code }) => code === "FACT_MISSING");
    expect(missing).toMatchObject([
      {
        path: [expect.any(String), "niveau"],
        message: expect.stringContaining("niveau") as string,
        remedy: "Saisissez cette donnée dans les faits du mois.",
      },
    ]);
  });

  it("in a period without rules is refused, and nothing is extrapolated", () => {
    const ended = ask("company/cap-garance", month(facts({}), "2027-01"));
    expect(ended.code).toBe(2);
    expectProblem(ended, {
      code: "PERIOD_WITHOUT_RULES",
      path: ["period"],
      says: "2026-12-31",
      remedy: "rien n'est extrapolé",
    });
  });

  it("on the law alone misses the gross that a higher layer gives", () => {
    const ended = ask(
      "law/fr",
      month(
        JSON.stringify({
          typeContrat: "CDI",
          statut: "cadre",
          dateDebutContrat: "2026-01-01",
          effectif: "60",
          tauxAtmp: "1.00",
        }),
      ),
    );
    expect(ended.code).toBe(2);
    expect(ended.problems.filter(({ path }) => path[1] === "remunerationBrute")).toMatchObject([
      { code: "SLOT_UNFILLED", remedy: "Saisissez cette donnée dans les faits du mois." },
    ]);
  });
});

describe("a file of months", { timeout: PATIENCE }, () => {
  it("with a key that every object has is refused in its place", () => {
    const path = fileOf(
      "rules: company/cap-garance\nperiod: 2026-01\nfacts:\n  __proto__: { a: 1 }\n",
      "yaml",
    );
    const tools = { folders, screen: screenOf(process.stdout, {}), progress: false, engineVersion: "0" };
    const ended = run((output) => payslip(path, { json: true }, { ...tools, output }));
    expect(ended.code).toBe(2);
    expect(ended.problems).toMatchObject([
      { code: "KEY_FORBIDDEN", at: { line: 4, column: 3 }, remedy: "Choisissez un autre nom." },
    ]);
  });
});

describe("the command itself", { timeout: PATIENCE }, () => {
  const bareme = (...args: readonly string[]): { readonly status: number; readonly stderr: string } => {
    try {
      execFileSync(process.execPath, ["--import", "tsx", "packages/cli/src/main.ts", ...args], {
        cwd: root,
        stdio: "pipe",
      });
      return { status: 0, stderr: "" };
    } catch (thrown) {
      const { status, stderr } = thrown as { readonly status: number; readonly stderr: Buffer };
      return { status, stderr: stderr.toString() };
    }
  };

  it("ends with 1 on rules found wanting, with file, line and remedy on stderr", () => {
    const { status, stderr } = bareme("check", join(badRules, "en-rond"));
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /en-rond\/regles\.yaml:2:\d+ {2}CYCLE\n.*brut → net → brut.*\n {2}→ Rompez la boucle/,
    );
  });

  it("ends with 2 on a request that cannot be used", () => {
    const { status, stderr } = bareme("evaluate", "--rules", "law/fr", "--input", fileOf("{ period", "json"));
    expect(status).toBe(2);
    expect(stderr).toContain("INPUT_UNREADABLE");
    expect(stderr).toContain("n'est pas du JSON lisible");
    expect(stderr).not.toContain("    at ");
  });
});
