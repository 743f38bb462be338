import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { ApiClient } from "@bareme/api/client";
import { expect as playwrightExpect } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

/** Months are computed meanwhile, on a machine that may be busy. */
const expect = playwrightExpect.configure({ timeout: 60_000 });

const PERIOD = "2026-11";
/** Three days of leave, one with a date that no month has, one with a matricule that is nobody's. */
const CRA = [
  "matricule;mission;date;nature;unite;quantite;debut;fin;commentaire",
  "DR-002;;23/11/2026;congé;J;1;;;",
  "DR-002;;32/11/2026;congé;J;1;;;",
  "DR-999;;25/11/2026;congé;J;1;;;posé en octobre",
].join("\r\n");

const NARROW = "\u202F";

/** An amount as the screen writes it: « −1 234,50 € ». */
function written(amount: string): string {
  const [whole = "", cents = ""] = amount.replace("-", "").split(".");
  const sign = amount.startsWith("-") && /[1-9]/.test(amount) ? "−" : "";
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, NARROW)},${cents.padEnd(2, "0")}${NARROW}€`;
}

/** The button of an amount, by the line that it belongs to. */
function amountOf(page: Page, line: string, amount: string): Locator {
  return page.getByRole("button", {
    name: `${line} : ${written(amount)}, expliquer ce montant`,
    exact: true,
  });
}

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("the example company has it");
  return value;
}

/** What a click saves: its name, and its text as a reader of the document finds it. */
async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  const path = await file.path();
  expect(readFileSync(path).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  return {
    name: file.suggestedFilename(),
    text: execFileSync("pdftotext", [path, "-"], { encoding: "utf8" }),
  };
}

describe("the payroll of November 2026", () => {
  let world: World;
  let api: ApiClient;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    api = await world.api("deux-rives");
    const paul = await world.person("deux-rives", "Paul Paie", ["payroll"]);
    page = await world.signedIn(paul, "/deux-rives/paie");
  });
  afterAll(() => world.close());

  async function monthOf(nom: string) {
    const rows = await api.payroll.readPeriod.query({ period: PERIOD });
    return given(rows.find(({ porte }) => porte.nom === nom));
  }

  const stage = (title: string): Locator =>
    page.getByRole("list", { name: "Étapes du mois" }).getByRole("listitem").filter({ hasText: title });

  it("begins with a file of CRA: both of its bad lines are seen, put right in the preview, and all of it is written", async () => {
    await page.goto("/deux-rives/import");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "cra-novembre.csv", mimeType: "text/csv", buffer: Buffer.from(CRA) });
    const refused = page.getByRole("region", { name: "Lignes refusées" });
    await expect(refused.getByRole("heading", { level: 2 })).toHaveText("Lignes refusées (2)");
    const [day, person] = [
      refused.getByRole("form", { name: "Ligne 3" }),
      refused.getByRole("form", { name: "Ligne 4" }),
    ];
    await expect(day).toContainText("32/11/2026");
    await expect(person).toContainText("le matricule « DR-999 » n'est celui de personne");
    await expect(page.getByRole("button", { name: "Appliquer l'import" })).toBeDisabled();
    await day.getByLabel("date").fill("24/11/2026");
    await person.getByLabel("matricule").fill("DR-002");
    await person.getByLabel("matricule").press("Enter");
    await expect(page.getByText("3 lignes : 0 refusée")).toBeVisible();
    await page.getByRole("button", { name: "Appliquer l'import" }).click();
    await expect(page.getByText("3 enregistrements écrits")).toBeVisible();
    const { contratId } = await monthOf("Belkacem");
    const { pieces } = await api.payroll.readContrat.query({ contratId });
    const leave = pieces.filter(({ kind, date }) => kind === "cra" && date >= "2026-11-23");
    expect(leave.map(({ date }) => date).toSorted()).toEqual(["2026-11-23", "2026-11-24", "2026-11-25"]);
    await page
      .getByRole("navigation", { name: "Principale" })
      .getByRole("link", { name: "Mois", exact: true })
      .click();
  });

  it("is computed for everybody, with its progress, and says who asked for it", async () => {
    const row = page.getByRole("row").filter({ hasText: "novembre 2026" });
    await expect(row).toContainText("1 bloqué");
    await row.getByRole("link", { name: "novembre 2026" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paie de novembre 2026");
    // At nothing done yet, the bar has no width. That it goes on is seen over more contracts, in `month-progress.test.ts`.
    const progress = page
      .getByRole("progressbar", { name: "Calcul en cours" })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Calculer tout" }).click();
    await progress;
    // What the file brought moves one of them.
    await expect(page.getByText("Calcul, dernier passage")).toContainText(
      "1 contrat traité, 3 contrats sans changement",
    );
    await expect(stage("Calcul")).toContainText("Demandé par vous");
  });

  it("names the month that is blocked, its reason and its article", async () => {
    const { reason } = await monthOf("Delmas");
    const row = page.getByRole("row").filter({ hasText: "Louis Delmas" });
    await expect(row).toContainText("Bloqué");
    await expect(row).toContainText(given(reason).message);
    await row.getByRole("link", { name: "Louis Delmas" }).click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Congés pris au-delà du solde");
    await expect(alert).toContainText(given(reason).remedy);
    await expect(alert).toContainText("L3141-3");
    await expect(page.getByRole("button", { name: "Valider" })).toBeDisabled();
  });

  it("is put right where its reason leads: in the contract's CRA, by the days that were really taken", async () => {
    await page
      .getByRole("alert")
      .getByRole("link", { name: /données du contrat/ })
      .click();
    await page.getByRole("tab", { name: "CRA" }).click();
    await expect(page.getByLabel("Mois du CRA")).toHaveValue(PERIOD);
    const leave = page.getByRole("table", { name: "Résumés du mois" }).getByRole("row", { name: /Congé/ });
    await expect(leave).toContainText("11");
    await leave.getByRole("button", { name: /^Modifier/ }).click();
    const form = page.getByRole("region", { name: /^Modifier : / });
    await form.getByLabel("Jours", { exact: true }).fill("9");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expect(form).toHaveCount(0);
    await expect(leave).toContainText("9");
    await page.getByRole("link", { name: "Paie de novembre 2026" }).click();
    await page.getByRole("button", { name: "Calculer de nouveau" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Valider" })).toBeEnabled();
    await expect(stage("Calcul")).toContainText("Paul Paie");
  });

  it("is validated, then closed once it was said that nothing undoes it", async () => {
    await page.getByRole("link", { name: "Tous les contrats" }).click();
    await page.getByRole("button", { name: "Valider tout" }).click();
    await expect(stage("Validation")).toContainText("4 sur 4");
    await page.getByRole("button", { name: "Clore tout" }).click();
    const dialog = page.getByRole("dialog", { name: "Clore novembre 2026 pour 4 contrats ?" });
    await expect(dialog).toContainText("ne se défait pas");
    await dialog.getByRole("button", { name: "Ne pas clore" }).click();
    await expect(dialog).toBeHidden();
    await expect(stage("Clôture")).toContainText("0 sur 4");
    await page.getByRole("button", { name: "Clore tout" }).click();
    await dialog.getByRole("button", { name: "Clore définitivement" }).click();
    await expect(stage("Clôture")).toContainText("4 sur 4");
    await expect(stage("Clôture")).toContainText("Demandé par vous");
    const rows = await api.payroll.readPeriod.query({ period: PERIOD });
    expect(rows.map(({ status }) => status)).toEqual(["clos", "clos", "clos", "clos"]);
  });

  it("shows on screen every amount of the payslip, as the server has it", async () => {
    const { contratId, netAPayer } = await monthOf("Aubry");
    await page.getByRole("link", { name: "Camille Aubry" }).click();
    await expect(page.getByText("Net à payer le 30 novembre 2026")).toBeVisible();
    const { payslip } = await api.payroll.readPayslip.query({ contratId, period: PERIOD });
    const lines = given(payslip).sections.flatMap((section) => section.lines);
    const still = page.getByRole("switch", { name: /lignes à 0/ });
    if (await still.isVisible()) await still.check({ force: true });
    for (const { label, item, employee, employer, amount } of lines) {
      const name = item === undefined ? label : `${label} · ${item}`;
      const isSplit = employee !== null || employer !== null;
      if (employee !== null)
        await expect(amountOf(page, `${name}, part salariale`, employee).first()).toBeVisible();
      if (employer !== null)
        await expect(amountOf(page, `${name}, part patronale`, employer).first()).toBeVisible();
      if (!isSplit && amount !== null) await expect(amountOf(page, name, amount).first()).toBeVisible();
    }
    await expect(amountOf(page, "Net à payer", given(netAPayer)).first()).toBeVisible();
    expect(lines.length).toBeGreaterThan(30);
  });

  it("explains three amounts down to the article", async () => {
    const { contratId } = await monthOf("Aubry");
    const month = { contratId, period: PERIOD };
    const payslip = given((await api.payroll.readPayslip.query(month)).payslip);
    const lines = payslip.sections.flatMap((section) => section.lines);
    const panel = page.getByRole("dialog", { name: "Explication" });
    const explained = async (amount: Locator, label: string, value: string): Promise<void> => {
      await amount.first().click();
      await expect(panel.getByRole("heading", { level: 2 }).last()).toContainText(label);
      await expect(panel).toContainText(written(value));
    };
    const leave = async (): Promise<void> => {
      await panel.getByRole("button", { name: "Fermer l'explication" }).click();
      await expect(panel).toBeHidden();
    };
    // Typed from the law: CSS D242-4, rates of old age under the ceiling; CSS L136-8 and CGI 154 quinquies, the CSG and its deductible share.
    for (const [id, part, rate, article] of [
      ["vieillessePlafonnee", "employer", "8,55", /CSS art\. D242-4\b/],
      ["csgDeductible", "employee", "6,8", /CSS art\. .*\bL136-8\b.*CGI art\. 154 quinquies/],
    ] as const) {
      const line = given(lines.find((one) => one.id === id));
      const side = part === "employer" ? "part patronale" : "part salariale";
      const value = given(line[part]);
      await explained(amountOf(page, `${line.label}, ${side}`, value), line.label, value);
      await expect(panel).toContainText(new RegExp(`\\b${rate}\\s%`));
      await expect(panel.getByRole("region", { name: "Textes" })).toContainText(article);
      await leave();
    }
    // The net itself is a sum: its articles stand under what it is made of.
    const net = given(payslip.netAPayer);
    await explained(amountOf(page, net.label, net.amount), net.label, net.amount);
    await panel
      .getByRole("region", { name: "D'où il vient" })
      .getByRole("button", { name: /Impôt sur le revenu prélevé à la source/ })
      .first()
      .click();
    // CGI 204 H: the rate of the tax withheld.
    await expect(panel.getByRole("region", { name: "Textes" })).toContainText(/CGI art\. 204 H\b/);
    await leave();
  });

  it("gives both documents, which name the porté and are no project any more", async () => {
    const payslip = await saved(page, "Télécharger le bulletin (PDF)");
    expect(payslip.name).toMatch(/^bulletin-2026-11-DR-001\.pdf$/);
    expect(payslip.text).toContain("Camille Aubry");
    await page.getByRole("tab", { name: "Compte d'activité" }).click();
    await expect(page.getByText("Les termes font le CA HT au centime.")).toBeVisible();
    const statement = await saved(page, "Télécharger le relevé (PDF)");
    expect(statement.name).toMatch(/2026-11/);
    expect(statement.name).not.toMatch(/^projet/);
    expect(statement.text).toContain("Camille Aubry");
    const { contratId } = await monthOf("Aubry");
    const identity = given(await api.payroll.readIdentity.query({ contratId, period: PERIOD }));
    await expect(page.getByRole("row").filter({ hasText: "CA HT encaissé et avancé" })).toContainText(
      written(identity.caHt),
    );
  });

  it("replays to the same bytes, and lists its postings", async () => {
    const { contratId } = await monthOf("Aubry");
    const { lock, entries } = await api.payroll.readPayslip.query({ contratId, period: PERIOD });
    await page.getByRole("tab", { name: "Verrou" }).click();
    await page.getByRole("button", { name: "Rejouer", exact: true }).click();
    await expect(page.getByText("les mêmes octets")).toContainText(lock.result.slice(0, 12));
    await page.getByRole("tab", { name: "Écritures" }).click();
    const table = page.getByRole("region", { name: "Écritures du mois" }).getByRole("table");
    await expect(table).toHaveAttribute("aria-rowcount", String(entries.length + 1));
  });

  it("is corrected after its closing: the rappel is seen before it is kept, then carried by December", async () => {
    const { contratId } = await monthOf("Morvan");
    const worked = { mois: "2026-12", mission: "refonte", heures: "98", jours: "14", joursEntiers: "14" };
    await api.payroll.savePiece.mutate({ contratId, kind: "cra", data: worked });
    await api.payroll.openMonth.mutate({ contratId, period: "2026-12" });
    await page.goto(`/deux-rives/paie/${PERIOD}/${contratId}?vue=rappels`);
    const field = page.getByLabel("Cotisation mensuelle de la complémentaire santé, aurait dû être");
    await field.fill("70,00");
    await page.getByRole("button", { name: "Voir ce que cela change" }).click();
    const table = page.getByRole("region", { name: /^Ce que décembre 2026 portera/ });
    // Half of 10.00 more is the porté's.
    const row = table.getByRole("row").filter({ hasText: "Complémentaire santé, part salariale" });
    await expect(row).toContainText(written("35.00"));
    await expect(row).toContainText(written("5.00"));
    await page.reload();
    await expect(field).toHaveValue("70,00");
    await page.getByLabel("Motif").fill("Nouveau tarif de la mutuelle");
    await page.getByRole("button", { name: "Voir ce que cela change" }).click();
    await page.getByRole("button", { name: "Enregistrer la correction" }).click();
    await page.getByRole("link", { name: "Calculez décembre 2026, qui portera le rappel" }).click();
    await page.getByRole("button", { name: "Calculer" }).click();
    const carried = page.getByRole("region", { name: "Rappels de mois clos" });
    await expect(
      carried.getByRole("row").filter({ hasText: "Complémentaire santé, part salariale" }),
    ).toContainText(written("5.00"));
  });
});
