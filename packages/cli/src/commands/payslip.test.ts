import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson, sha256Hex, type JsonValue } from "@bareme/kernel";
import { afterAll, describe, expect, it } from "vitest";
import { widthOf } from "../terminal/screen.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "bareme-"));
const PATIENCE = 120_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function bareme(...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, COLUMNS: "80" };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "packages/cli/src/main.ts", ...args],
      { cwd: root, env, maxBuffer: 1e8 },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

let files = 0;
function fileOf(text: string): string {
  const path = join(folder, `mois-${++files}.yaml`);
  writeFileSync(path, text);
  return path;
}

/** French spaces are no-break spaces; here only the words matter. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** A dossier in flow style: one line a record, so that lines are easy to name. */
const DOSSIER = `rules: company/deux-rives
contrat: { typeContrat: CDI, statut: cadre, niveau: senior, modeDuree: heures, dateDebutContrat: 2026-01-05 }
missions: [ { id: audit, tjm: "450.00", debut: 2026-01-05 } ]
`;

const FACTS = `typeContrat: CDI, statut: cadre, niveau: senior, dateDebutContrat: 2026-01-01, modeDuree: mensuel, salaireMensuelContractuel: "2374.00"`;

describe.concurrent("bareme payslip", { timeout: PATIENCE }, () => {
  const shipped = "examples/cap-garance-2026-01.yaml";

  it("prints the shipped month on 80 columns, without colours when it is not a terminal", async () => {
    const { status, stdout, stderr } = await bareme("payslip", shipped);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/NET À PAYER +3\u202F935,47\u00A0€/);
    expect(stdout).toContain("✓ Le compte se boucle au centime");
    expect(stdout).not.toContain("\u001B");
    expect(stdout).not.toMatch(/Réduction générale/);
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBe(80);
  });

  it("gives one JSON document and nothing else on stdout, with a lock that anyone can check", async () => {
    const { status, stdout, stderr } = await bareme("payslip", shipped, "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { months, problems } = JSON.parse(stdout) as {
      months: {
        state: string;
        payslip: { netAPayer: { amount: string } };
        account: { closes: boolean };
        evaluation: JsonValue;
        lock: { result: string; engine: string };
      }[];
      problems: unknown[];
    };
    expect(problems).toEqual([]);
    const [month] = months;
    expect([month?.state, month?.payslip.netAPayer.amount, month?.account.closes]).toEqual([
      "calculé",
      "3935.47",
      true,
    ]);
    expect(month?.lock.result).toBe(sha256Hex(canonicalJson(month?.evaluation ?? null)));
    expect(month?.lock.engine).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("gives every example a good end", async () => {
    // The others are payslips to control (packages/cli/test/control.test.ts).
    const names = readdirSync(join(root, "examples")).filter(
      (name) => name.endsWith(".yaml") && !name.startsWith("controle-"),
    );
    const ended = await Promise.all(names.map((name) => bareme("payslip", join("examples", name))));
    expect(ended.map(({ status }) => status)).toEqual(names.map(() => 0));
  });

  it("names the rule that jumps and what is left on the account, in a hole", async () => {
    const { stdout } = await bareme(
      "payslip",
      fileOf(
        `rules: company/cap-garance\nperiod: 2026-01\nfacts: { ${FACTS}, missions: [ { id: m, caFacture: "8250.00" } ] }\n`,
      ),
    );
    expect(words(stdout)).toMatch(/La cause : « [^»]+ » .*Il reste [\d,]+ € sur le compte/);
  });

  it("ends with 1 when a check blocks a month, and still shows it", async () => {
    const { status, stdout } = await bareme(
      "payslip",
      fileOf(
        `rules: company/cap-garance\nperiod: 2026-01\nfacts: { ${FACTS}, missions: [ { id: m, caFacture: "9500.00" } ], nombreTitres: "10", valeurTitre: "10.00", partPatronaleTitre: "9.00" }\n`,
      ),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("✗ Bulletin bloqué");
    expect(words(stdout)).toContain("✗ Bloquant : Part patronale des titres-restaurant");
    expect(stdout).toContain("NET À PAYER");
  });

  it.each([
    {
      about: "a number without quotes",
      text: `rules: company/cap-garance\nperiod: 2026-01\nfacts:\n  { ${FACTS}, missions: [ { id: m, caFacture: 9500.00 } ] }\n`,
      says: [".yaml:4:", "guillemets", "caFacture"],
    },
    {
      about: "an unknown fact",
      text: `rules: company/cap-garance\nperiod: 2026-01\nfacts:\n  salaireMensuel: "2374.00"\n`,
      says: [".yaml:4:", "FACT_UNKNOWN", "salaireMensuel"],
    },
    {
      about: "an unknown rule set",
      text: "rules: company/inconnue\nperiod: 2026-01\nfacts: {}\n",
      says: [".yaml:1:8", "« company/inconnue » n'est pas un jeu de règles"],
    },
    { about: "no YAML", text: "rules: [\n", says: ["YAML_INVALID", "pas du YAML lisible"] },
    {
      about: "an unknown key",
      text: "rules: law/fr\nperiode: 2026-01\nfacts: {}\n",
      says: [".yaml:2:", "« periode »"],
    },
    {
      about: "a dossier whose invoice names no mission of its own",
      text: `${DOSSIER}factures:\n  - { id: F-1, mission: autre, date: 2026-01-30, ht: "100.00", tva: "20" }\n`,
      says: [".yaml:5:25", "REFERENCE_UNKNOWN", "« autre » n'est pas une mission du dossier", "audit"],
    },
    {
      about: "a dossier whose month has no compte rendu d'activité, at the contract that asks for it",
      text: `${DOSSIER}cra:\n  - { mois: 2026-02, mission: audit, heures: "7" }\njusqua: 2026-02\n`,
      says: [
        ".yaml:2:",
        "FACT_MISSING",
        "2026-01 : « Heures travaillées",
        "{ mois: 2026-01, mission: audit,",
        "février 2026 ne peut pas être calculé",
      ],
    },
    {
      about: "months out of order, which no rappel corrects",
      text: `rules: company/cap-garance\nfacts: { ${FACTS} }\nmonths:\n  - { period: 2026-02 }\n  - { period: 2026-01 }\n`,
      says: [".yaml:5:", "MONTHS_FILE_INVALID", "Rangez les mois dans l'ordre"],
    },
    {
      about: "a wrong opening of a dossier, at « ouverture »",
      text: `${DOSSIER}cra:\n  - { mois: 2026-01, mission: audit, heures: "7" }\nouverture:\n  toto: "1.00"\n`,
      says: [".yaml:7:", "OPENING_UNKNOWN", "2026-01 : « toto »"],
    },
  ])("refuses $about, says where, and ends with 2", async ({ text, says }) => {
    const { status, stdout, stderr } = await bareme("payslip", fileOf(text));
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    for (const part of says) expect(stderr).toContain(part);
    expect(stderr).not.toContain("    at ");
  });

  it("places a wrong fact of a correction at the correction, and names both months", async () => {
    const { status, stderr } = await bareme(
      "payslip",
      fileOf(
        `rules: company/deux-rives\nfacts: { ${FACTS}, cotisationSante: "60.00" }\nmonths:\n  - { period: 2026-01 }\n  - period: 2026-02\n    corrections:\n      - { mois: 2026-01, motif: oubli, facts: {} }\n      - { mois: 2026-01, motif: oubli, facts: { heuresTravaillees: "900" } }\n`,
      ),
    );
    expect(status).toBe(2);
    for (const part of [".yaml:8:", "FACT_INVALID", "2026-01, repris en 2026-02"])
      expect(stderr).toContain(part);
  });

  it("pays a dossier and says beside it what is worth a look", async () => {
    const { status, stdout, stderr } = await bareme(
      "payslip",
      fileOf(
        `${DOSSIER}cra:\n  - { date: 2026-01-05, mission: audit, heures: "7" }\n  - { date: 2026-01-06, nature: delegation, heures: "2" }\n`,
      ),
      "--json",
    );
    expect(status).toBe(0);
    expect(stderr).toContain(".yaml:6:5  DELEGATION_APART");
    expect(JSON.parse(stdout)).toMatchObject({
      months: [{ state: "calculé", account: { closes: true } }],
      warnings: [{ code: "DELEGATION_APART" }],
      problems: [],
    });
  });

  it("says which file is missing, in JSON too", async () => {
    const { status, stdout, stderr } = await bareme("payslip", "absent.yaml", "--json");
    expect(status).toBe(2);
    expect(stderr).toContain("« absent.yaml » n'existe pas");
    expect(JSON.parse(stdout)).toMatchObject({ months: [], problems: [{ code: "FILE_NOT_FOUND" }] });
  });

  it("shows the months before one that cannot be evaluated, and names those after", async () => {
    const { status, stdout, stderr } = await bareme(
      "payslip",
      fileOf(
        `rules: company/cap-garance\nfacts: { ${FACTS} }\nmonths:\n  - { period: 2026-01 }\n  - { period: 2026-02, facts: { niveau: chef } }\n  - { period: 2026-03 }\n`,
      ),
    );
    expect(status).toBe(2);
    expect(stdout.match(/BULLETIN DE PAIE/g)).toHaveLength(1);
    expect(stderr).toContain(".yaml:5:");
    expect(stderr).toContain("mars 2026 ne peut pas être calculé");
  });
});

describe.concurrent("what the command line cannot use", { timeout: PATIENCE }, () => {
  it.each([
    { args: ["payslip"], says: "l'argument « file » manque" },
    { args: ["payslip", "x.yaml", "--jsom"], says: "l'option « --jsom » n'existe pas" },
    { args: ["payslip", "x.yaml", "--jsom"], says: "Vouliez-vous dire --json ?" },
    { args: ["payslip", "x.yaml", "y.yaml"], says: "1 argument attendu, 2 donnés" },
    { args: ["bulletin"], says: "la commande « bulletin » n'existe pas" },
    { args: ["facts"], says: "l'option « --rules <names> » est obligatoire" },
    { args: ["facts", "--rules"], says: "l'option « --rules <names> » attend une valeur" },
  ])("is said in French: $says", async ({ args, says }) => {
    const { status, stdout, stderr } = await bareme(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`erreur : ${says.startsWith("Vouliez") ? "" : says}`);
    expect(stderr).toContain(says);
    expect(stderr).toContain("Utilisation : bareme");
    expect(stderr).not.toMatch(/error:|Usage:|Options:|display help|default:/);
  });
});

describe("bareme demo", { timeout: PATIENCE }, () => {
  it("shows the shipped month, a line explained down to its article, and how to go on", async () => {
    const { status, stdout } = await bareme("demo");
    expect(status).toBe(0);
    expect(stdout).toContain("CSS art. D242-4");
    expect(stdout.match(/npx -y pnpm@10\.34\.9 --silent bareme/g)).toHaveLength(6);
  });
});
