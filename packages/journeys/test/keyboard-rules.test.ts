import { expect as bare } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { choose, enter, tabTo } from "../src/keyboard.ts";
import { openWorld, type World } from "../src/world.ts";

const expect = bare.configure({ timeout: 60_000 });

const CONTRACT = "Les Deux Rives Portage, contrat d'adhésion, conditions tarifaires";
const DAY = "1ᵉʳ juillet 2026";

/** Other flows are walked so in `keyboard.test.ts`. */
describe("by the keyboard alone, who writes rules", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    page = await world.signedIn("administrator", "/deux-rives/mon-compte");
  });
  afterAll(() => world.close());

  it("puts a value of the company over the convention's, is stopped below its floor, and corrects it", async () => {
    const api = await world.api("deux-rives");
    const { id } = await api.rules.createDraft.mutate({ label: "Réserve au clavier" });
    await page.goto(`/deux-rives/regles/parametre/tauxReserve?brouillon=${id}`);
    await tabTo(page, page.getByLabel("À compter du"));
    await page.keyboard.type("01/07/2026");
    await tabTo(page, page.getByLabel("Valeur (%)"));
    await page.keyboard.type("8");
    await enter(page, page.getByRole("button", { name: "Remplacer dans notre société" }));
    await enter(page, page.getByRole("button", { name: `Texte, ${DAY} : choisir` }));
    await expect(page.getByRole("combobox", { name: `Texte, ${DAY}` })).toBeFocused();
    await page.keyboard.type("contrat d'adhésion");
    await expect(page.getByRole("listbox").getByRole("option")).toHaveText([CONTRACT]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const values = page.getByRole("region", { name: "Valeurs de la société : Réserve financière" });
    const refused = "il faut au moins 10 (Convention IDCC 3219, art. 21.3)";
    await expect(values).toContainText(refused);
    await tabTo(page, page.getByLabel(`Valeur, ${DAY}`), "Shift+Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("12");
    await expect(values).not.toContainText(refused);
    await expect(page.getByText("Tout est enregistré")).toBeVisible();
    const { texts } = await api.rules.readDraft.query({ draftId: id });
    expect(texts.map(({ text }) => text).join()).toMatch(/tauxReserve[\s\S]*from: 2026-07-01, value: "12"/);
  });

  it("writes a scenario, with its sentence, its origin, its datum and its expected value", async () => {
    await page.goto("/deux-rives/scenarios");
    await enter(page, page.getByRole("button", { name: "Nouveau scénario" }));
    const form = page.getByRole("dialog", { name: "Nouveau scénario" });
    await tabTo(page, form.getByLabel("La promesse, en une phrase"));
    await page.keyboard.type("Un mois de 140 heures sans mission : aucun frais");
    await tabTo(page, form.getByLabel("Le calcul, écrit en entier"));
    await page.keyboard.type("0,00 × 10 % = 0,00");
    await tabTo(page, form.getByLabel("Fichier"));
    await page.keyboard.type("au-clavier");
    await tabTo(page, form.getByLabel(/^Mois( \*)?$/));
    // Its month, then its year, as the browser shows them.
    await page.keyboard.type("01");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("2026");
    await expect(form.getByLabel(/^Mois( \*)?$/)).toHaveValue("2026-01");
    const box = (name: string): Locator => form.getByRole("combobox", { name, exact: true });
    await choose(page, box("Ajouter une donnée"), "Heures travaillées dans le mois");
    const hours = form.getByLabel("Heures travaillées dans le mois", { exact: true });
    await tabTo(page, hours, "Shift+Tab");
    await page.keyboard.type("140");
    await choose(page, box("Montant attendu 1"), "Frais de gestion du mois");
    await tabTo(page, form.getByLabel("Valeur attendue 1", { exact: true }));
    await page.keyboard.type("0,00");
    await tabTo(page, form.getByLabel("Nom du brouillon"));
    await page.keyboard.type("Scénario au clavier");
    await enter(page, form.getByRole("button", { name: "Ajouter au brouillon" }));
    await expect(page).toHaveURL(/brouillon=/);
    await expect(page.getByText("Brouillon « Scénario au clavier »")).toBeVisible();

    const api = await world.api("deux-rives");
    const draftId = new URL(page.url()).searchParams.get("brouillon") ?? "";
    const { texts } = await api.rules.readDraft.query({ draftId });
    expect(texts.map(({ path }) => path)).toEqual(["scenarios/au-clavier.yaml"]);
    expect(texts[0]?.text).toMatch(/heuresTravaillees: "140"[\s\S]*totalFraisDeGestion: "0.00"/);
  });
});
