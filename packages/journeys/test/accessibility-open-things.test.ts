import { expect as bare } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsNow, nothingIsRead, settled } from "../src/accessibility.ts";
import { openWorld, type World } from "../src/world.ts";

const shown = bare.configure({ timeout: 60_000 });

/** A day of leave, and one on a day that does not exist. */
const CRA = [
  "matricule;mission;date;nature;unite;quantite;debut;fin;commentaire",
  "DR-002;;23/11/2026;congé;J;1;;;",
  "DR-002;;32/11/2026;congé;J;1;;;",
].join("\r\n");

/** What stands over a page or comes after one asked for something; the pages as they open are in `accessibility-pages.test.ts`. */
describe("axe finds nothing, light or dark, where", () => {
  let world: World;
  let page: Page;
  let contratId: string;
  beforeAll(async () => {
    world = await openWorld();
    const api = await world.api("deux-rives");
    const [month] = await api.payroll.readPeriod.query({ period: "2026-10" });
    contratId = month?.contratId ?? "";
    page = await world.signedIn("administrator", "/deux-rives/mon-compte");
  });
  afterAll(() => world.close());

  const open = async (address: string, title: string | RegExp): Promise<void> => {
    await page.goto(`/deux-rives${address}`);
    await settled(page, title);
  };
  const nothingIsFound = async (where: string): Promise<void> => {
    await nothingIsRead(page);
    expect(await faultsNow(page, where)).toEqual([]);
  };

  it("an amount is explained", async () => {
    await open(`/paie/2026-10/${contratId}`, /, octobre 2026$/);
    await page
      .getByRole("button", { name: /^Apport d'affaires.*expliquer ce montant$/ })
      .first()
      .click();
    const panel = page.getByRole("dialog", { name: "Explication" });
    await shown(panel.getByRole("region", { name: "Textes" })).toContainText("art. 21.2");
    await nothingIsFound("explication");
  });

  it("something is searched", async () => {
    await open("/mon-compte", "Mon compte");
    await page.keyboard.press("Control+k");
    const search = page.getByRole("dialog", { name: "Chercher" });
    await search.getByRole("combobox").fill("reserve");
    await shown(search.getByText("se lisent encore")).toHaveCount(0);
    await shown(search.getByRole("option").first()).toContainText(/réserve/i);
    await nothingIsFound("recherche");
  });

  it("a dialog asks who is invited", async () => {
    await open("/utilisateurs", "Utilisateurs");
    await page.getByRole("button", { name: "Inviter une personne" }).click();
    await shown(page.getByRole("dialog").getByLabel("Nom")).toBeVisible();
    await nothingIsFound("invitation");
  });

  it("the closing of a month asks again", async () => {
    const api = await world.api("deux-rives");
    const months = await api.payroll.readPeriod.query({ period: "2026-11" });
    const ready = months.find(({ porte }) => porte.nom === "Aubry")?.contratId ?? "";
    await api.payroll.validateMonth.mutate({ contratId: ready, period: "2026-11" });
    await open(`/paie/2026-11/${ready}`, "Camille Aubry, novembre 2026");
    await page.getByRole("button", { name: "Clore", exact: true }).click();
    await shown(page.getByRole("dialog")).toContainText("ne se défait pas");
    await nothingIsFound("clôture");
  });

  it("a month is blocked, and says why", async () => {
    const api = await world.api("deux-rives");
    const months = await api.payroll.readPeriod.query({ period: "2026-11" });
    const blocked = months.find(({ porte }) => porte.nom === "Delmas")?.contratId ?? "";
    await open(`/paie/2026-11/${blocked}`, "Louis Delmas, novembre 2026");
    await shown(page.getByRole("alert")).toContainText("Congés pris au-delà du solde");
    await nothingIsFound("mois bloqué");
  });

  it("an import has lines that are refused", async () => {
    await open("/import", "Importer");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "cra.csv", mimeType: "text/csv", buffer: Buffer.from(CRA) });
    await shown(page.getByRole("region", { name: "Lignes refusées" })).toContainText("32/11/2026");
    await nothingIsFound("import");
  });

  it("the control of a payslip has found a fault", async () => {
    await open(`/controle?contrat=${contratId}&mois=2026-10`, "Contrôler un bulletin");
    await page.getByRole("button", { name: "Pré-remplir depuis notre bulletin" }).click();
    const lines = page.getByRole("table", { name: "Lignes du bulletin" });
    const cell = lines
      .getByLabel(/^Part patronale/)
      .and(lines.locator("input:not([value=''])"))
      .first();
    await shown(cell).not.toHaveValue("");
    const [whole = "", cents = ""] = (await cell.inputValue()).split(",");
    await cell.fill(`${BigInt(whole) + 10n},${cents}`);
    await page.getByRole("button", { name: "Contrôler", exact: true }).click();
    await shown(page.getByRole("region", { name: "Résultat du contrôle" }).getByRole("article")).toHaveCount(
      1,
    );
    await nothingIsFound("contrôle");
  });

  it("a value is faulty, in its draft", async () => {
    const api = await world.api("deux-rives");
    const { id } = await api.rules.createDraft.mutate({ label: "Réserve trop basse" });
    await open(`/regles/parametre/tauxReserve?brouillon=${id}`, "Réserve financière");
    await page.getByLabel("À compter du").fill("01/07/2026");
    await page.getByLabel("Valeur (%)").fill("8");
    await page.getByRole("button", { name: "Remplacer dans notre société" }).click();
    await shown(page.getByText(/n'a pas de source/).first()).toBeVisible();
    await nothingIsFound("valeur refusée");
  });

  it("a scenario is being written", async () => {
    await open("/scenarios", "Scénarios");
    await page.getByRole("button", { name: "Nouveau scénario" }).click();
    await shown(page.getByRole("dialog", { name: "Nouveau scénario" })).toBeVisible();
    await nothingIsFound("nouveau scénario");
  });

  it("a simulation has its curve and another option beside", async () => {
    await open("/simulateur", "Simulateur");
    await page.getByRole("button", { name: "Tracer la courbe" }).click();
    await shown(page.getByRole("region", { name: "Net selon le CA" }).getByRole("img").first()).toBeVisible();
    await nothingIsFound("courbe");
  });
});
