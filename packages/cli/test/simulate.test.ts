import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { PayslipTools } from "../src/commands/payslip.ts";
import { simulateCompare } from "../src/commands/simulate-compare.ts";
import { simulateCurve, type CurveOptions } from "../src/commands/simulate-curve.ts";
import { simulateNeed, type NeedOptions } from "../src/commands/simulate-need.ts";
import { simulateNet, type NetOptions } from "../src/commands/simulate-net.ts";
import type { ExitCode } from "../src/output.ts";
import { widthOf } from "../src/terminal/screen.ts";
import { folders, root } from "./repository.ts";

const folder = mkdtempSync(join(tmpdir(), "bareme-simulate-"));
const PATIENCE = 120_000;
const GARANCE = join(root, "examples/cap-garance-2026-01.yaml");
const DEUX_RIVES = join(root, "examples/deux-rives-2026.yaml");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as the process does, with its two streams caught. */
function run(command: (tools: PayslipTools) => ExitCode): Ended {
  const caught = { stdout: "", stderr: "" };
  const status = command({
    folders,
    output: {
      out: (text) => void (caught.stdout += text),
      err: (text) => void (caught.stderr += text),
    },
    screen: { columns: 80, colours: false },
    progress: false,
    engineVersion: "0",
  });
  return { status, ...caught };
}

function spawned(...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, COLUMNS: "80" };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "packages/cli/src/main.ts", "simulate", ...args],
      { cwd: root, env },
      (_, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const net = (file: string, options: NetOptions): Ended => run((tools) => simulateNet(file, options, tools));
const need = (options: Omit<NeedOptions, "sur"> & { readonly sur?: string }): Ended =>
  run((tools) => simulateNeed(GARANCE, { sur: "aPayer", ...options }, tools));
const compare = (societes: string): Ended => run((tools) => simulateCompare(GARANCE, { societes }, tools));
const curve = (file: string, options: Partial<CurveOptions>): Ended =>
  run((tools) => simulateCurve(file, { de: "3000", a: "15000", pas: "250", ...options }, tools));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** French spaces are no-break spaces; here only the words matter. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

describe("bareme simulate", { timeout: PATIENCE }, () => {
  it("answers from the command line, with its exit code", async () => {
    const { status, stdout, stderr } = await spawned("net", GARANCE, "--tjm", "500", "--jours", "19");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("3\u202F935,47");
  });
});

describe("bareme simulate net", () => {
  it("prints the published net of 19 days at 500 on 80 columns, and nothing on stderr", () => {
    const { status, stdout, stderr } = net(GARANCE, { tjm: "500", jours: "19" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("3\u202F935,47");
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBe(80);
  });

  it("gives one JSON document with months and totals, invoices followed to the month that pays them", () => {
    const { status, stdout, stderr } = net(DEUX_RIVES, { mission: "audit", tjm: "500", json: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { mission, months, totals, problems } = JSON.parse(stdout) as {
      mission: string;
      months: { figures: { caDuMois: string } }[];
      totals: { caDuMois: string };
      problems: unknown[];
    };
    expect({ mission, problems }).toEqual({ mission: "audit", problems: [] });
    // January to May at 500 instead of 450, each cashed a month later: 19, 20, 20, 21 and 15 days, and the training of March, 2 400
    expect(months.map(({ figures }) => figures.caDuMois)).toEqual([
      "0.00",
      "9500.00",
      "12400.00",
      "10000.00",
      "10500.00",
      "7500.00",
    ]);
    expect(totals.caDuMois).toBe("49900.00");
  });

  it("leaves out the correction that undoes what is supposed, and says so, in JSON too", () => {
    const corrected = fileOf(
      "correction.yaml",
      readFileSync(DEUX_RIVES, "utf8").replace(
        "  - period: 2026-02\n",
        `  - period: 2026-02
    corrections:
      - mois: 2026-01
        motif: facture mal saisie
        facts: { missions: [{ id: audit, caFacture: "8600.00", tjm: "450.00", jours: "19" }] }
`,
      ),
    );
    const options = { mission: "audit", tjm: "500" };
    const text = net(corrected, options);
    const json = net(corrected, { ...options, json: true });
    expect(text.stderr).toContain("SIMULATION_CORRECTION_LEFT");
    expect(text.stdout).toBe(net(DEUX_RIVES, options).stdout);
    expect(JSON.parse(json.stdout)).toMatchObject({
      correctionsLeft: ["2026-01"],
      warnings: [{ code: "SIMULATION_CORRECTION_LEFT", path: ["2026-01"] }],
    });
    expect(json.stderr).toBe("");
  });

  it("ends with 1 when a check blocks a month, and still shows it", () => {
    const blocked = fileOf(
      "bloque.yaml",
      readFileSync(GARANCE, "utf8").replace(
        "facts:",
        'facts:\n  nombreTitres: "10"\n  valeurTitre: "10.00"\n  partPatronaleTitre: "9.00"',
      ),
    );
    const { status, stdout } = net(blocked, { tjm: "500" });
    expect(status).toBe(1);
    expect(stdout).toContain("janvier 2026 est bloqué");
    expect(words(stdout)).toContain("✗ Bloquant : Part patronale des titres-restaurant");
  });

  it.each([
    ["« --tjm 5OO »", net(GARANCE, { tjm: "5OO" })],
    ["leur produit", net(GARANCE, { ca: "9500", tjm: "500" })],
    ["« audit », « formation »", net(DEUX_RIVES, { tjm: "500" })],
    ["2026-07", net(GARANCE, { mois: "2026-07", tjm: "500" })],
    ["absent.yaml", net("absent.yaml", {})],
  ])(
    "ends with 2 on what it cannot use, says what (%s), and keeps stdout empty",
    (part, { status, stdout, stderr }) => {
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(words(stderr)).toContain(part);
    },
  );
});

describe("bareme simulate need", { timeout: PATIENCE }, () => {
  it("finds the rate of the published net, and says what one step less gives", () => {
    const { status, stdout } = need({ net: "3935.47", cherche: "tjm" });
    expect(status).toBe(0);
    expect(words(stdout)).toContain("✓ 500,00 € par jour : 3 935,47 € de net à payer.");
    expect(words(stdout)).toContain("À 499,99 € par jour, le net à payer n'est que de 3 935,");
  });

  it("ends with 1 when nothing reaches the net, with the greatest net met, in JSON too", () => {
    const text = need({ net: "9999", cherche: "jours", jusqua: "12.5" });
    const json = need({ net: "9999", cherche: "jours", jusqua: "12.5", json: true });
    expect([text.status, json.status]).toEqual([1, 1]);
    expect(words(text.stdout)).toContain("✗ La cible n'est pas atteinte jusqu'à 12,5 jours.");
    expect(JSON.parse(json.stdout)).toMatchObject({
      value: null,
      greatest: { value: "12.50" },
      problems: [],
    });
    expect(json.stderr).toBe("");
  });

  it("refuses to look for what is given, and for what it does not know", () => {
    const given = need({ net: "3000", cherche: "tjm", tjm: "500" });
    const unknown = need({ net: "3000", cherche: "taux", sur: "brut", json: true });
    expect([given.status, unknown.status]).toEqual([2, 2]);
    expect(given.stderr).toContain("« --cherche tjm »");
    expect(JSON.parse(unknown.stdout)).toMatchObject({
      problems: [{ path: ["--sur"] }, { path: ["--cherche"] }],
    });
  });
});

describe("bareme simulate compare", { timeout: PATIENCE }, () => {
  it("puts two companies side by side and names the rules that part them", () => {
    const { status, stdout } = compare("company/cap-garance,company/deux-rives");
    expect(status).toBe(0);
    const said = words(stdout);
    expect(said).toContain("Taux AT/MP de l'établissement");
    expect(said).toContain("0,64 % → 0,70 %");
    expect(said).toContain("Paiement des congés");
    expect(stdout).toMatch(/Net à payer +3\u202F935,47/);
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBe(80);
  });

  it("proposes the name of a company that is written without its folder", () => {
    const { status, stderr } = compare("cap-garance,company/deux-rives");
    expect(status).toBe(2);
    expect(stderr).toContain("RULE_SET_UNKNOWN");
    expect(stderr).toContain("« cap-garance » n'est pas un jeu de règles");
    expect(stderr).toContain("Écrivez « company/cap-garance »");
    expect(stderr).not.toContain(root);
  });

  it("asks for two companies, and says which lacks which fact", () => {
    const one = compare("company/cap-garance");
    const lacking = compare("company/cap-garance,company/atelier-mistral");
    expect([one.status, lacking.status]).toEqual([2, 2]);
    expect(one.stderr).toContain("SIMULATION_COMPANIES");
    expect(lacking.stderr).toContain("company/atelier-mistral, 2026-01");
    expect(lacking.stderr).toContain("etablissement");
  });
});

describe("bareme simulate curve", { timeout: PATIENCE }, () => {
  it("draws the net with its tax bracket and its hole, each with its rule", () => {
    const { status, stdout, stderr } = curve(GARANCE, { de: "8000", a: "9250" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const said = words(stdout);
    expect(said).toMatch(/9 000,00 4 448,36 3 807,61 █+░+/);
    expect(said).toContain("« Taux du prélèvement à la source » : 13,80 % → 15,80 %");
    expect(said).toContain("109,38 € restent sur le compte");
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBe(80);
  });

  it("refuses a range that does not go up, and a file that the rules refuse, with its place", () => {
    const wrong = fileOf(
      "faute.yaml",
      "rules: company/cap-garance\nperiod: 2026-01\nfacts:\n  missions: [ { id: m, caFacture: 9500.00 } ]\n",
    );
    const range = curve(GARANCE, { de: "9000", a: "3000" });
    const refused = curve(wrong, { json: true });
    expect([range.status, refused.status]).toEqual([2, 2]);
    expect(range.stderr).toContain("la fin doit dépasser le début");
    expect(refused.stderr).toContain("faute.yaml:4:");
    expect(JSON.parse(refused.stdout)).toHaveProperty("problems");
  });
});
