import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { widthOf } from "../src/terminal/screen.ts";

const root = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "bareme-control-"));
const PATIENCE = 120_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function control(...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, COLUMNS: "100" };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "packages/cli/src/main.ts", "control", ...args],
      { cwd: root, env, maxBuffer: 1e8 },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

let files = 0;
function fileOf(text: string): string {
  const path = join(folder, `bulletin-${++files}.yaml`);
  writeFileSync(path, text);
  return path;
}

/** French spaces are no-break spaces; here only the words matter. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

const SHIPPED = "examples/controle-sp26-01.yaml";

describe.concurrent("bareme control", { timeout: PATIENCE }, () => {
  it("finds nothing on the published payslip, and walks back to its turnover", async () => {
    const { status, stdout, stderr } = await control(SHIPPED);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("✓ Tout se boucle");
    expect(words(stdout)).toContain("Du coût au chiffre d'affaires");
    expect(words(stdout)).toContain("✓ se boucle 9 500,00");
    expect(stdout).not.toContain("✗");
    expect(stdout).not.toContain("\u001B");
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBeLessThanOrEqual(100);
  });

  it("asks for the right name of a line that nearly has one of the rules", async () => {
    const text = readFileSync(join(root, SHIPPED), "utf8");
    const { status, stderr } = await control(fileOf(text.replace(/\bsalaireDeBase\b/, "salaireBase")));
    expect(status).toBe(2);
    expect(stderr).toContain("CONTROL_LINE_UNKNOWN");
    expect(stderr).toContain("Écrivez « salaireDeBase »");
  });

  it("names the fault and the line without basis, why, where, and what to do", async () => {
    const { status, stdout } = await control("examples/controle-fautif.yaml");
    expect(status).toBe(1);
    const text = words(stdout);
    expect(text).toContain("✗ 2 montants ne se bouclent pas.");
    expect(text).toContain("Assurance chômage, part patronale 243,20 240,20 +3,00");
    expect(text).toMatch(/Assurance chômage : taux de l'année précédente \(ligne \d+ du fichier\)/);
    expect(text).toContain("Autres charges patronales : ligne sans fondement");
    expect(stdout.match(/→ /g)).toHaveLength(2);
  });

  it("gives one JSON document and nothing else on stdout", async () => {
    const { status, stdout, stderr } = await control("examples/controle-fautif.yaml", "--json");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(found)).toEqual(["faults", "unknownLines", "missingLines", "steps", "problems"]);
    expect(found).toMatchObject({
      faults: [
        { line: "chomage", part: "patronal", typed: "243.20", expected: "240.20", difference: "3.00" },
      ],
      unknownLines: [{ line: "Autres charges patronales", typed: "45.00" }],
      missingLines: [],
      problems: [],
    });
  });

  it.each([
    {
      about: "a number without quotes",
      change: [`montant: "2374.00"`, "montant: 2374.00"],
      says: ["CONTROL_FILE_INVALID", "guillemets", "« montant »"],
    },
    {
      about: "an unknown total",
      change: ["  totaux:", `  totaux:\n    netFiscal: "1.00"`],
      says: ["CONTROL_TOTAL_UNKNOWN", "netFiscal"],
    },
    {
      about: "an unknown rule set",
      change: ["company/cap-garance", "company/inconnue"],
      says: ["RULE_SET_UNKNOWN", "company/inconnue"],
    },
    {
      about: "an unknown fact",
      change: ["  statut: cadre", '  statut: cadre\n  salaire: "1"'],
      says: ["FACT_UNKNOWN", "salaire"],
    },
    { about: "no YAML", change: ["facts:", "facts: ["], says: ["YAML_INVALID"] },
  ] as const)("refuses $about, says where, and ends with 2", async ({ change: [from, to], says }) => {
    const text = readFileSync(join(root, SHIPPED), "utf8").replace(from, to);
    const { status, stdout, stderr } = await control(fileOf(text));
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/\.yaml:\d+:\d+ {2}/);
    for (const part of says) expect(stderr).toContain(part);
    expect(stderr).not.toContain("    at ");
  });

  it("says which file is missing, in JSON too", async () => {
    const { status, stdout, stderr } = await control("absent.yaml", "--json");
    expect(status).toBe(2);
    expect(stderr).toContain("« absent.yaml » n'existe pas");
    expect(JSON.parse(stdout)).toMatchObject({ faults: [], problems: [{ code: "FILE_NOT_FOUND" }] });
  });
});
