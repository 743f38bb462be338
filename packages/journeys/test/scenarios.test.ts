import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect as expectThat, it } from "vitest";
import { root } from "../src/root.ts";
import { openWorld, type World } from "../src/world.ts";

const FILE = "scenarios/frais-de-gestion.yaml";

describe("the scenarios of a company", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("are all played in the browser, found by their words, opened with their origin, exported", async () => {
    const page = await world.signedIn("administrator", "/deux-rives/scenarios");
    const play = page.getByRole("button", { name: "Jouer tous les scénarios" });
    await play.click();
    await expect(play).toHaveCount(0);
    await expect(play).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(/^Aucun échec, \d+ sont tenus\./)).toBeVisible();

    await page.getByLabel(/^Chercher dans les phrases/).fill("mois a cheval 70 000");
    await expect(page).toHaveURL(/cherche=/);
    const table = page.getByRole("region", { name: "Scénarios" });
    await table.getByRole("button", { name: "Un mois à cheval sur 70 000" }).click();
    const detail = page.getByRole("dialog");
    await expect(detail).toContainText("2 000 × 10 % + 4 000 × 8 % = 200 + 320 = 520");
    // What came with what was expected under it, though it holds.
    await expect(detail.getByRole("row", { name: /obtenu 520,00\s*attendu 520,00/ }).first()).toBeVisible();
    await expect(detail.getByRole("link", { name: /frais-de-gestion\.yaml, ligne 2/ })).toBeVisible();
    await page.keyboard.press("Escape");

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter en CSV" }).click();
    const csv = readFileSync(await (await download).path(), "utf8");
    expectThat(csv).toContain('"tenu";"Un mois à cheval sur 70 000";"company/deux-rives"');
  });

  it("one made from a simulation expects what a person types, tried on the spot, then added to a draft", async () => {
    const lea = await world.person("deux-rives", "Léa Martin", ["author"]);
    const page = await world.signedIn(lea, "/deux-rives/simulateur");
    await page.getByLabel("Mois de la simulation").selectOption("2026-01");
    await page.getByRole("textbox", { name: "TJM (taux journalier HT)", exact: true }).fill("400");
    await page.getByRole("textbox", { name: "Jours facturés", exact: true }).fill("20");
    const steps = page.getByRole("region", { name: "Du chiffre d'affaires au net à payer" });
    await expect(steps.getByRole("row", { name: /^Chiffre d'affaires HT/ })).toContainText(/8\s000,00/, {
      timeout: 60_000,
    });
    // The address follows what was typed, a moment later.
    await expect.poll(() => linkedIn(page)).toMatch(/"tjm":"400"/);
    await page.getByRole("button", { name: "En faire un scénario" }).click();
    await expect(page).toHaveURL(/\/deux-rives\/scenarios/, { timeout: 20_000 });
    const form = page.getByRole("dialog", { name: "Nouveau scénario" });
    await expect(form).toContainText(/Les données viennent de .*simulation/, { timeout: 60_000 });
    await expect(form.getByLabel("Valeur attendue 1", { exact: true })).toHaveValue("");
    await expect(form.getByRole("button", { name: "Essayer" })).toBeDisabled();

    await form.getByLabel("La promesse, en une phrase").fill("Un mois de 8 000 : dix pour cent");
    await form.getByLabel("Fichier").fill("frais-de-gestion");
    await pick(page, "Ajouter une donnée", "Heures travaillées dans le mois");
    await form.getByLabel("Heures travaillées dans le mois", { exact: true }).fill("140");
    await pick(page, "Montant attendu 1", "Frais de gestion du mois");
    await form.getByLabel("Valeur attendue 1", { exact: true }).fill("790,00");
    await expect(form).toContainText("Il manque l'origine des valeurs attendues");
    await form.getByLabel("Le calcul, écrit en entier").fill("8 000 × 10 % = 800,00");

    await form.getByRole("button", { name: "Essayer" }).click();
    await expect(form).toContainText("Les règles donnent autre chose");
    await expect(form).toContainText("obtenu 800,00");
    await form.getByLabel("Valeur attendue 1", { exact: true }).fill("800,00");
    await form.getByRole("button", { name: "Essayer" }).click();
    await expect(form).toContainText("Tenu : les règles donnent ce que vous attendez");

    // The longest month has 31 × 24 = 744 hours: 900 are no datum.
    await form.getByLabel("Heures travaillées dans le mois", { exact: true }).fill("900");
    await form.getByLabel("Ce mois doit être refusé").check();
    await expect(form).toContainText("Il manque la raison du refus");
    await form.getByLabel("Pour quelle raison").selectOption({ label: "Une donnée nécessaire manque" });
    await form.getByRole("button", { name: "Essayer" }).click();
    await expect(form).toContainText("obtenu « Une donnée est d'une autre nature, ou hors de ses bornes »");
    await form.getByLabel("Pour quelle raison").selectOption({
      label: "Une donnée est d'une autre nature, ou hors de ses bornes",
    });
    await pick(page, "Sur quelle donnée", "Heures travaillées dans le mois");
    await form.getByRole("button", { name: "Essayer" }).click();
    await expect(form).toContainText("Tenu : les règles donnent ce que vous attendez");
    await form.getByLabel("Heures travaillées dans le mois", { exact: true }).fill("140");
    await form.getByLabel("Des montants").check();

    await form.getByLabel("Nom du brouillon").fill("Frais de 2026");
    await form.getByRole("button", { name: "Ajouter au brouillon" }).click();
    await expect(page).toHaveURL(/brouillon=/);
    await expect(page.getByText("Brouillon « Frais de 2026 »")).toBeVisible();
    await expect(page.getByRole("button", { name: "Un mois de 8 000 : dix pour cent" })).toBeVisible();
    await expectAppended(world, new URL(page.url()).searchParams.get("brouillon") ?? "");
  });
});

/** What the address says of the simulation. */
function linkedIn(page: Page): string {
  return Buffer.from(new URL(page.url()).searchParams.get("s") ?? "", "base64url").toString();
}

/** Chooses in a field that searches as one types. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole("dialog").getByRole("combobox", { name: label, exact: true });
  await field.fill(option);
  await page
    .getByRole("option", { name: new RegExp(`^${option}`) })
    .first()
    .click();
}

/** The file of the draft is the published one, byte for byte, and the scenario after it. */
async function expectAppended(world: World, draftId: string): Promise<void> {
  const api = await world.api("deux-rives");
  const { texts } = await api.rules.readDraft.query({ draftId });
  const [written] = texts;
  const published = readFileSync(join(root, "rules/company/deux-rives", FILE), "utf8");
  expectThat(texts).toHaveLength(1);
  expectThat(written).toMatchObject({ ruleSet: "company/deux-rives", path: FILE });
  expectThat(written?.text?.slice(0, published.length)).toBe(published);
  const added = written?.text?.slice(published.length) ?? "";
  expectThat(added).toContain('heuresTravaillees: "140"');
  expectThat(added).toContain('totalFraisDeGestion: "800.00"');
}
