import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

/** Three days of leave, one with a date that no month has, one with a matricule that is nobody's. */
const FILE = [
  "matricule;mission;date;nature;unite;quantite;debut;fin;commentaire",
  "DR-002;;23/11/2026;congé;J;1;;;",
  "DR-002;;32/11/2026;congé;J;1;;;",
  "DR-999;;25/11/2026;congé;J;1;;;posé en octobre",
].join("\r\n");

describe("someone who types and imports what the month is paid on", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("sees both bad lines of a file of CRA, puts them right in the preview, and applies all of it", async () => {
    const page = await world.signedIn("administrator", "/deux-rives/import");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "cra-novembre.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
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

    const kept = await piecesOf(world, "DR-002");
    const leave = kept.filter(({ kind, date }) => kind === "cra" && date >= "2026-11-23");
    expect(leave.map(({ date }) => date).toSorted()).toEqual(["2026-11-23", "2026-11-24", "2026-11-25"]);
    await page.context().close();
  });

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

  it("types days of leave by the keyboard alone in the calendar, and saves them", async () => {
    const contratId = await contractOf(world, "DR-005");
    const page = await world.signedIn("administrator", `/deux-rives/contrats/${contratId}?vue=cra`);
    await page.getByLabel("Mois du CRA").fill("2026-12");
    await page.getByRole("radio", { name: "Jours" }).press("Space");
    await page.getByLabel("Congé, 1ᵉʳ décembre 2026").focus();
    await page.keyboard.type("1");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("0,5");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Enregistrer le compte rendu" }).press("Enter");
    await expect(page.getByRole("row", { name: /1ᵉʳ décembre 2026/ })).toBeVisible();
    const kept = (await piecesOf(world, "DR-005")).filter(
      ({ kind, date }) => kind === "cra" && date.startsWith("2026-12"),
    );
    expect(kept.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { date: "2026-12-01", nature: "conge", jours: "1" },
      { date: "2026-12-02", nature: "conge", jours: "0.5" },
      { date: "2026-12-03", nature: "conge", jours: "1" },
    ]);
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
