import { expect } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

describe("the search", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    page = await world.signedIn("administrator", "/deux-rives/mon-compte");
  });
  afterAll(() => world.close());

  const opened = async (typed: string): Promise<Locator> => {
    await expect(page.getByRole("button", { name: /^Chercher/ })).toBeVisible();
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Chercher" });
    await dialog.getByRole("combobox").fill(typed);
    await expect(dialog.getByText("se lisent encore")).toHaveCount(0, { timeout: 60_000 });
    return dialog;
  };

  it("opens a rule by the keyboard alone, whatever the accents", async () => {
    const dialog = await opened("reserve financiere");
    const first = dialog.getByRole("option").first();
    await expect(first).toContainText("Réserve financière");
    await expect(first).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(first).toHaveAttribute("aria-selected", "false");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/deux-rives\/regles\/[a-z]+\/[A-Za-z]+$/);
    await expect(dialog).toHaveCount(0);
  });

  it("leads from an article to the rules that cite it, and back", async () => {
    const dialog = await opened("L1254-25");
    const articles = dialog.getByRole("group", { name: "Articles" });
    await articles.getByRole("option").first().click();
    await expect(dialog).toContainText("Règles qui citent");
    await expect(dialog.getByRole("group", { name: "Règles" }).getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).not.toContainText("Règles qui citent");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });

  it("finds a person, and opens their contract", async () => {
    const api = await world.api("deux-rives");
    const [porte] = await api.payroll.listPortes.query({});
    await opened(`${porte?.prenom} ${porte?.nom}`.toLowerCase());
    await page.getByRole("group", { name: "Salariés portés" }).getByRole("option").first().click();
    await expect(page).toHaveURL(/\/deux-rives\/contrats\//);
  });

  it("finds a scenario by its sentence", async () => {
    const dialog = await opened("cheval sur 70 000");
    await expect(dialog.getByRole("group", { name: "Scénarios" })).toContainText(
      "Un mois à cheval sur 70 000",
    );
  });
});
