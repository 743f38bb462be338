import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../src/client.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { FEBRUARY, hire, JANUARY, refusedWith, typeHours, typePaidInvoice } from "./payroll-dossier.ts";

const EMPLOYEUR = {
  nom: "Les Deux Rives Portage",
  adresse: ["3 quai des Tanneurs", "67000 Strasbourg"],
  // 7 3 2 8 2 9 3 2 0 0 0 0 7 4, every second digit from the right doubled, make 50: the key is right.
  siret: "73282932000074",
  ape: "78.30Z",
  convention: "Branche des salariés en portage salarial, 22 mars 2017 (IDCC 3219)",
};

const FICHE = {
  adresse: ["8 allée des Charmes", "67100 Strasbourg"],
  emploi: "Consultante en systèmes d'information",
  classification: "Cadre, senior",
};

/** The text of a PDF as poppler reads it, its spaces told alike. */
function textOf(base64: string): string {
  const read = spawnSync("pdftotext", ["-layout", "-", "-"], {
    input: Buffer.from(base64, "base64"),
    encoding: "utf8",
  });
  if (read.error !== undefined)
    throw new Error(
      "poppler is absent: run « node scripts/debian-tools.mjs » as root, as « pnpm test » does.",
    );
  return read.stdout.replaceAll(/\s+/g, " ");
}

describe("the documents of a month", () => {
  let world: ApiWorld;
  let paie: ApiClient;
  let lecteur: ApiClient;
  let contratId: string;
  const january = () => ({ contratId, period: "2026-01" });
  const february = () => ({ contratId, period: "2026-02" });

  beforeAll(async () => {
    world = await apiWorld({ shipped: true });
    paie = await world.client("deux-rives", "payroll");
    lecteur = await world.client("deux-rives", "reader");
    contratId = await hire(paie, "P-001");
    await typeHours(paie, contratId, "2026-01");
    await typePaidInvoice(paie, contratId, JANUARY);
    await typeHours(paie, contratId, "2026-02");
    await typePaidInvoice(paie, contratId, FEBRUARY);
    await paie.payroll.openMonth.mutate(january());
    await paie.payroll.computeMonth.mutate(january());
  });
  afterAll(() => world.close());

  it("are refused while mentions are missing, each by its name", async () => {
    expect(await refusedWith(lecteur.payroll.payslipPdf.query(january()))).toEqual([
      "MENTION_MISSING",
      "MENTION_MISSING",
    ]);
    expect(await refusedWith(lecteur.payroll.statementPdf.query(january()))).toEqual([
      "MENTION_MISSING",
      "MENTION_MISSING",
    ]);
  });

  it("take the mentions that the payroll has written, and a reader may not write", async () => {
    const since = { effectiveFrom: "2026-01-01" };
    const employeur = { ...since, mentions: EMPLOYEUR };
    expect(await refusedWith(lecteur.payroll.saveEmployeur.mutate(employeur))).toEqual(["RIGHT_MISSING"]);
    await paie.payroll.saveEmployeur.mutate(employeur);
    await paie.payroll.saveMentionsContrat.mutate({ ...since, contratId, mentions: FICHE });
    const kept = await lecteur.payroll.readMentions.query({ contratId });
    expect(kept.employeur).toEqual([
      { ...since, revision: 1, mentions: { ...EMPLOYEUR, etablissement: null } },
    ]);
    expect(kept.contrat.map(({ mentions }) => mentions.emploi)).toEqual([FICHE.emploi]);
  });

  it("are drawn, a payslip that is not closed under the name of a project", async () => {
    const { fileName, base64 } = await lecteur.payroll.payslipPdf.query(january());
    expect(fileName).toBe("projet-bulletin-2026-01-P-001.pdf");
    const text = textOf(base64);
    for (const said of [EMPLOYEUR.nom, "732 829 320 00074", "78.30Z", FICHE.emploi, FICHE.classification])
      expect(text).toContain(said);
    expect(text).toContain("140 heures au taux normal");
  });

  it("of a closed month add up the year, and say the same when the employer has changed since", async () => {
    for (const month of [january(), february()]) {
      await paie.payroll.openMonth.mutate(month);
      await paie.payroll.computeMonth.mutate(month);
      await paie.payroll.validateMonth.mutate(month);
      await paie.payroll.closeMonth.mutate(month);
    }
    const { fileName, base64 } = await lecteur.payroll.payslipPdf.query(february());
    expect(fileName).toBe("bulletin-2026-02-P-001.pdf");
    const text = textOf(base64);
    // 6 629.94 + 9 150.82 = 15 780.76, and the tax 1 186.76 + 2 196.20 = 3 382.96.
    expect(text).toContain("Montant net imposable 9 150,82 15 780,76");
    expect(text).toContain("24,00 % −2 196,20 −3 382,96");
    const renamed = { ...EMPLOYEUR, nom: "Autre nom" };
    expect(
      await refusedWith(
        paie.payroll.saveEmployeur.mutate({ effectiveFrom: "2026-02-01", mentions: renamed }),
      ),
    ).toEqual(["MENTIONS_OF_CLOSED_MONTH"]);
    await paie.payroll.saveEmployeur.mutate({ effectiveFrom: "2026-03-01", mentions: renamed });
    expect((await lecteur.payroll.payslipPdf.query(february())).base64).toBe(base64);
  });

  it("tell the compte d'activité of a month, with who pays and who is paid", async () => {
    const { fileName, base64 } = await lecteur.payroll.statementPdf.query(january());
    expect(fileName).toBe("compte-activite-2026-01-P-001.pdf");
    const text = textOf(base64);
    for (const said of [EMPLOYEUR.nom, "Alix Durand", "P-001"]) expect(text).toContain(said);
  });
});
