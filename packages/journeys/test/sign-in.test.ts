import { expect } from "@playwright/test";
import { afterAll, beforeAll, describe, it } from "vitest";
import { ADMINISTRATOR } from "../src/browser.ts";
import { openWorld, type World } from "../src/world.ts";

describe("someone who comes to the app", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("is asked to sign in, told what went wrong, and led to where they wanted to go", async () => {
    const page = await (await world.browser.newContext({ baseURL: world.url })).newPage();
    await page.goto("/deux-rives/paie");
    await page.getByLabel("Adresse électronique").fill(ADMINISTRATOR);
    await page.getByLabel(/^Mot de passe/).fill("pas le bon mot de passe");
    await page.getByLabel(/^Mot de passe/).press("Enter");
    await expect(page.getByRole("alert")).toContainText("La connexion n'a pas abouti");
    await page.context().close();

    const signedIn = await world.signedIn("administrator", "/deux-rives/paie");
    await expect(signedIn).toHaveURL(/\/deux-rives\/paie$/);
    await expect(signedIn.getByRole("navigation", { name: "Principale" })).toBeVisible();
    await expect(signedIn.getByRole("combobox", { name: "Société" })).toHaveValue("deux-rives");
  });
});
