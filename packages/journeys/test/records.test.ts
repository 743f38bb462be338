import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

describe("someone who types what the month is paid on", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("loses nothing of an expense when the connection goes while typing, is told so, and has it saved when it is back", async () => {
    const contratId = await contractOf(world, "DR-001");
    const page = await world.signedIn("administrator", `/deux-rives/contrats/${contratId}?vue=frais`);
    await page.getByRole("button", { name: "Ajouter une dépense" }).click();
    const form = page.getByRole("region", { name: "Ajouter une dépense" });
    await form.getByLabel("Numéro de la note").fill("CN-99");
    await form.getByLabel("Date").fill("2026-11-18");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expect(form.getByText("Il manque des champs marqués d'un astérisque.")).toBeVisible();
    await page.context().setOffline(true);
    await form.getByLabel("Nature").selectOption({ label: "Transport" });
    await form.getByLabel("Montant remboursé").fill("138,00");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("Connexion perdue : le serveur ne répond plus")).toBeVisible();
    await expect(form.getByText("En attente de connexion")).toBeVisible();
    expect((await piecesOf(world, "DR-001")).some(({ key }) => key === "CN-99")).toBe(false);

    await page.context().setOffline(false);
    await expect(page.getByRole("row", { name: /CN-99/ })).toContainText("138,00");
    await expect(form).toHaveCount(0);
    const kept = (await piecesOf(world, "DR-001")).find(({ key }) => key === "CN-99");
    expect(JSON.parse(kept?.data ?? "{}")).toEqual({
      id: "CN-99",
      date: "2026-11-18",
      nature: "transport",
      montant: "138.00",
    });
    await page.context().close();
  });

  it("finds what was typed in a tab that was closed, and drops it on demand", async () => {
    const contratId = await contractOf(world, "DR-001");
    const address = `/deux-rives/contrats/${contratId}?vue=frais`;
    const page = await world.signedIn("administrator", address);
    await page.getByRole("button", { name: "Ajouter une dépense" }).click();
    await page
      .getByRole("region", { name: "Ajouter une dépense" })
      .getByLabel("Numéro de la note")
      .fill("CN-77");
    const again = await page.context().newPage();
    await page.close();
    await again.goto(address);
    const form = again.getByRole("region", { name: "Ajouter une dépense" });
    await expect(form.getByText("Saisie retrouvée")).toBeVisible();
    await expect(form.getByLabel("Numéro de la note")).toHaveValue("CN-77");
    await form.getByRole("button", { name: "Abandonner la saisie" }).click();
    await expect(form).toHaveCount(0);
    await again.context().close();
  });

  it("is shown both versions of a record that someone else changed meanwhile, and keeps the one they choose", async () => {
    const contratId = await contractOf(world, "DR-001");
    const api = await world.api("deux-rives");
    const data = { id: "CN-50", date: "2026-11-10", nature: "transport", montant: "40.00" };
    const first = await api.payroll.savePiece.mutate({ contratId, kind: "frais", revision: 0, data });
    const page = await world.signedIn("administrator", `/deux-rives/contrats/${contratId}?vue=frais`);
    await page.getByRole("button", { name: /^Modifier : CN-50/ }).click();
    const form = page.getByRole("region", { name: /^Modifier : CN-50/ });
    await form.getByLabel("Montant remboursé").fill("45,00");
    await api.payroll.savePiece.mutate({
      contratId,
      kind: "frais",
      key: "CN-50",
      revision: first.revision,
      data: { ...data, montant: "42.00" },
    });
    await form.getByRole("button", { name: "Enregistrer" }).click();
    const conflict = page.getByRole("table", { name: "Ce qui diffère" });
    await expect(conflict.getByRole("row", { name: /Montant/ })).toContainText(/42,00.*45,00/);
    await page.getByRole("button", { name: "Garder ma saisie" }).click();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByRole("row", { name: /CN-50/ })).toContainText("45,00");
    await page.context().close();
  });
});

describe("someone who controls a payslip typed from paper", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    const contratId = await contractOf(world, "DR-002");
    page = await world.signedIn("administrator", `/deux-rives/controle?contrat=${contratId}&mois=2026-10`);
  });
  afterAll(() => world.close());

  it("sees a right one close at 0.00, then the one line where an amount was moved by 10.00", async () => {
    await page.getByRole("button", { name: "Pré-remplir depuis notre bulletin" }).click();
    const names = page.getByRole("table", { name: "Lignes du bulletin" });
    await expect(names.getByLabel("Ligne du bulletin, ligne 3", { exact: true })).not.toHaveValue("");
    const statement = page.getByRole("table", { name: "Lignes du relevé" });
    await expect(statement.getByLabel("Ligne du relevé, ligne 1", { exact: true })).toHaveValue(
      /^Frais de gestion/,
    );
    await page.getByRole("button", { name: "Contrôler", exact: true }).click();
    const found = page.getByRole("region", { name: "Résultat du contrôle" });
    await expect(found.getByText("Tout se referme à 0,00 €")).toBeVisible();

    const seeded = await seedByTen(page, "FNAL");
    await page.getByRole("button", { name: "Contrôler", exact: true }).click();
    await expect(found.getByRole("alert")).toContainText("Un écart");
    const fault = found.getByRole("article");
    await expect(fault).toHaveCount(1);
    await expect(fault).toContainText("part patronale");
    await expect(fault).toContainText("10,00");
    await fault.getByRole("button", { name: "Aller à la case" }).click();
    await expect(page.locator("[aria-invalid=true]")).toHaveCount(1);
    await expect(page.locator("[aria-invalid=true]")).toBeFocused();
    await expect(page.locator("[aria-invalid=true]")).toHaveValue(seeded);
  });
});

describe("someone whose documents lack a mention", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("types the new address of the employer from a day on, is told on its field of a wrong SIRET, and the next payslip says it", async () => {
    const contratId = await contractOf(world, "DR-001");
    const page = await world.signedIn("administrator", "/deux-rives");
    await page
      .getByRole("navigation", { name: "Principale" })
      .getByRole("link", { name: "Employeur" })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mentions de l'employeur");
    await page.getByRole("button", { name: "Ajouter des mentions à partir d'une date" }).click();
    const form = page.getByRole("region", { name: "Nouvelles mentions" });
    await expect(form.getByLabel("Nom de l'employeur")).toHaveValue("Les Deux Rives Portage");
    await form.getByLabel("Pour les paies versées à partir du").fill("2026-11-15");
    await form.getByRole("textbox", { name: "Adresse", exact: true }).fill("2 rue du Bac-Neuf\n75000 Paris");
    await form.getByLabel("SIRET").fill("000 000 018 00011");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    const siret = form.getByLabel("SIRET");
    await expect(siret).toHaveAttribute("aria-invalid", "true");
    await expect(siret).toHaveAccessibleDescription(/n'est pas un SIRET/);
    await page.reload();
    await expect(form.getByText("Saisie retrouvée")).toBeVisible();
    await siret.fill("000 000 018 00010");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByText("2 rue du Bac-Neuf, 75000 Paris")).toBeVisible();

    const said = await payslipOf(world, contratId, "2026-11");
    expect(said).toContain("2 rue du Bac-Neuf");
    expect(await payslipOf(world, contratId, "2026-10")).toContain("14 quai des Deux-Rives");
    await page.context().close();
  });

  it("is led from the refused payslip to the mentions of the contract, types them, and gets it", async () => {
    const contratId = await newContract(world);
    const page = await world.signedIn("administrator", `/deux-rives/paie/2026-11/${contratId}`);
    await page.getByRole("button", { name: "Télécharger le bulletin (PDF)" }).click();
    const refused = page.getByRole("alert").filter({ hasText: "Le document ne peut pas être fait" });
    await expect(refused).toContainText("emploi et classification");
    await expect(refused.getByRole("link", { name: /employeur/ })).toHaveCount(0);
    await refused.getByRole("link", { name: "Compléter le contrat et ses mentions" }).click();
    await page.getByRole("button", { name: "Ajouter des mentions à partir d'une date" }).click();
    const form = page.getByRole("region", { name: "Nouvelles mentions" });
    await expect(form.getByLabel("Pour les paies versées à partir du")).toHaveValue("2026-11-02");
    await form.getByLabel("Emploi").fill("Cartographe");
    await form.getByLabel("Position dans la classification").fill("Cadre, senior");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await expect(form).toHaveCount(0);
    expect(await payslipOf(world, contratId, "2026-11")).toContain("Cartographe");
    await page.context().close();
  });
});

/** What the payslip of a month says, as a reader of the document finds it. */
async function payslipOf(world: World, contratId: string, period: string): Promise<string> {
  const api = await world.api("deux-rives");
  const { base64 } = await api.payroll.payslipPdf.query({ contratId, period });
  return execFileSync("pdftotext", ["-", "-"], { encoding: "utf8", input: Buffer.from(base64, "base64") });
}

/** Someone new, on the terms of DR-001, whose first month is computed; nothing is said of their work yet. */
async function newContract(world: World): Promise<string> {
  const api = await world.api("deux-rives");
  const model = await api.payroll.readContrat.query({ contratId: await contractOf(world, "DR-001") });
  const porte = await api.payroll.savePorte.mutate({ matricule: "DR-090", nom: "Relief", prenom: "Carla" });
  const { avenants: _later, ...terms } = JSON.parse(model.contrat.data) as Record<string, unknown>;
  const { id: contratId } = await api.payroll.saveContrat.mutate({
    porteId: porte.id,
    data: { ...terms, dateDebutContrat: "2026-11-02" },
  });
  const [mission, facture] = ["carte", "CR-01"];
  await api.payroll.savePieces.mutate({
    contratId,
    pieces: [
      { kind: "mission", data: { id: mission, client: "Atlas", tjm: "600.00", debut: "2026-11-02" } },
      { kind: "cra", data: { mois: "2026-11", mission, heures: "98", jours: "14", joursEntiers: "14" } },
      { kind: "facture", data: { id: facture, mission, date: "2026-11-20", ht: "8400.00", tva: "20" } },
      { kind: "encaissement", data: { id: "CE-01", facture, date: "2026-11-20", ttc: "10080.00" } },
    ],
  });
  await api.payroll.openMonth.mutate({ contratId, period: "2026-11" });
  await api.payroll.computeMonth.mutate({ contratId, period: "2026-11" });
  return contratId;
}

/** Adds ten euros to the employer's part of the line that bears these words; gives what was typed. */
async function seedByTen(page: Page, words: string): Promise<string> {
  const rows = page.getByRole("table", { name: "Lignes du bulletin" }).getByRole("row");
  for (const row of await rows.all()) {
    const name = row.getByLabel(/^Ligne du bulletin/);
    if ((await name.count()) === 0 || !(await name.inputValue()).includes(words)) continue;
    const cell = row.getByLabel(/^Part patronale/);
    const [whole = "", cents = ""] = (await cell.inputValue()).split(",");
    const moved = `${BigInt(whole) + 10n},${cents}`;
    await cell.fill(moved);
    return moved;
  }
  throw new Error(`the payslip has no line « ${words} »`);
}

async function contractOf(world: World, matricule: string): Promise<string> {
  const api = await world.api("deux-rives");
  const [portes, contrats] = await Promise.all([
    api.payroll.listPortes.query({}),
    api.payroll.listContrats.query({}),
  ]);
  const porte = portes.find((one) => one.matricule === matricule);
  const contrat = contrats.find(({ porteId }) => porteId === porte?.id);
  if (contrat === undefined) throw new Error(`the example has no contract of ${matricule}`);
  return contrat.id;
}

async function piecesOf(world: World, matricule: string) {
  const api = await world.api("deux-rives");
  const contratId = await contractOf(world, matricule);
  return (await api.payroll.readContrat.query({ contratId })).pieces;
}
