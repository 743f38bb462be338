import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { settled } from "../src/accessibility.ts";
import { openWorld, type World } from "../src/world.ts";

/** What stands around every page, with no pointer. */
describe("by the keyboard alone, around the pages", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    page = await world.signedIn("administrator", "/deux-rives/utilisateurs");
  });
  afterAll(() => world.close());

  it("the first key leads past the menu, to the content", async () => {
    await page.goto("/deux-rives/utilisateurs");
    await settled(page, "Utilisateurs");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Aller au contenu" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Inviter une personne" })).toBeFocused();
  });

  it("the menu leads to each page, and says which one it is", async () => {
    const menu = page.getByRole("navigation", { name: "Principale" });
    await menu.getByRole("link", { name: "Tableau de bord" }).focus();
    for (const _ of ["Mois", "Salariés portés"]) await page.keyboard.press("Tab");
    await expect(menu.getByRole("link", { name: "Salariés portés" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/portes$/);
    await expect(menu.getByRole("link", { name: "Salariés portés" })).toHaveAttribute("aria-current", "page");
  });

  it("a dialog keeps the focus while it is open, and gives it back", async () => {
    await page.goto("/deux-rives/utilisateurs");
    const opener = page.getByRole("button", { name: "Inviter une personne" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Nom")).toBeFocused();
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press("Tab");
      await expect(dialog.locator(":focus")).toHaveCount(1);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  it("the search does too", async () => {
    const opener = page.getByRole("button", { name: /^Chercher/ });
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Chercher" });
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  });

  it("a table that is longer than its frame scrolls", async () => {
    await page.goto("/deux-rives/scenarios");
    const region = page.getByRole("region", { name: "Scénarios" });
    await region.focus();
    await expect(region).toBeFocused();
    await page.keyboard.press("End");
    await expect.poll(() => region.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(1000);
  });

  it("on a phone, the menu opens and closes", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const menu = page.getByRole("navigation", { name: "Principale" });
    await expect(menu).toBeHidden();
    await page.getByRole("button", { name: "Ouvrir le menu" }).focus();
    await page.keyboard.press("Enter");
    await menu.getByRole("link", { name: "Journal" }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/journal$/);
    await expect(menu).toBeHidden();
  });
});
