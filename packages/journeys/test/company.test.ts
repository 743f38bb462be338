import { expect as eventually } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { centsOf, shareOf } from "../src/cents.ts";
import { openWorld, type World } from "../src/world.ts";

const shown = eventually.configure({ timeout: 240_000 });

const GRID = "Frais de gestion, barème standard";
const RESERVE = "Réserve financière";
const CONTRACT = "Les Deux Rives Portage, contrat d'adhésion, conditions tarifaires";
const DAY = "1ᵉʳ juillet 2026";

describe("a company changes its fees and its reserve", () => {
  let world: World;
  let author: Page;
  let approver: Page;

  beforeAll(async () => {
    world = await openWorld();
    const agathe = await world.person("deux-rives", "Agathe Autrice", ["author"]);
    const basile = await world.person("deux-rives", "Basile Relecteur", ["approver"]);
    author = await world.signedIn(agathe, "/deux-rives/brouillons");
    approver = await world.signedIn(basile, "/deux-rives/brouillons");
  });
  afterAll(() => world.close());

  it("a new version of the fee grid is typed in its table, with its date and its source", async () => {
    await author.getByLabel("Nouveau brouillon").fill("Frais et réserve de juillet");
    await author.getByRole("button", { name: "Commencer" }).click();
    await author.getByLabel("Chercher une règle").fill("barème standard");
    await author.getByRole("link", { name: GRID, exact: true }).click();
    await author.getByRole("button", { name: "Ajouter une version datée" }).click();
    const form = author
      .locator("form")
      .filter({ has: author.getByRole("button", { name: "Ajouter", exact: true }) });
    await form.getByLabel("Date d'effet").fill("2026-07-01");
    await form.getByRole("button", { name: "Ajouter", exact: true }).click();
    const version = author.getByRole("region", { name: `À partir du ${DAY}` });
    await shown(version).toContainText("n'a pas de source");
    await version.getByRole("combobox", { name: "Source" }).fill(CONTRACT);
    await author.getByRole("option", { name: CONTRACT }).click();
    await shown(version).not.toContainText("n'a pas de source");
    await version.getByLabel("Taux sur la tranche, tranche 1").fill("9");
    await saved(author);
  });

  it("a reserve below the convention's floor is stopped, with the reason and the article", async () => {
    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await author.getByRole("link", { name: "Modifier les règles" }).click();
    await author.getByLabel("Chercher une règle").fill("réserve financière");
    await author.getByRole("link", { name: RESERVE, exact: true }).click();
    await author.getByLabel("À compter du").fill("01/07/2026");
    await author.getByLabel("Valeur (%)").fill("8");
    await author.getByRole("button", { name: "Remplacer dans notre société" }).click();
    const values = author.getByRole("region", { name: `Valeurs de la société : ${RESERVE}` });
    const refused = "vaut 8, il faut au moins 10 (Convention IDCC 3219, art. 21.3)";
    await author.getByRole("button", { name: `Texte, ${DAY} : choisir` }).click();
    await author.getByRole("combobox", { name: `Texte, ${DAY}` }).fill(CONTRACT);
    await author.getByRole("option", { name: CONTRACT }).click();
    await author.keyboard.press("Escape");
    await shown(values).toContainText(refused);
    await saved(author);

    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await shown(section(author, "Fautes dans les règles")).toContainText(refused);
    await shown(verdict(author)).toContainText("corriger une faute");
    await say(author, "Relisez.", "Demander la relecture");
    await shown(author.getByRole("alert").filter({ hasText: "L'avis n'a pas été enregistré" })).toContainText(
      refused,
    );
    await section(author, "Ce qui change").getByRole("link", { name: RESERVE }).click();
    await author.getByLabel(`Valeur, ${DAY}`).fill("12");
    await shown(values).not.toContainText("il faut au moins 10");
    await saved(author);
  });

  it("the effect on the year is shown, payslip by payslip and in all", async () => {
    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await shown(section(author, "Fautes dans les règles")).toContainText("Aucune faute");
    const changes = section(author, "Ce qui change");
    await shown(changes.getByText("jusqu'à 70\u202F000,00\u202F€\u202F: 9\u202F%")).toBeVisible();
    await author.getByRole("button", { name: "Jouer les scénarios" }).click();
    await shown(section(author, "Scénarios, avant et avec le brouillon")).toContainText("Aucun n'échoue", {
      timeout: 120_000,
    });

    await author.getByRole("button", { name: "Voir ce qui bouge" }).click();
    const months = section(author, "Bulletins des mois passés");
    await shown(months.getByRole("region", { name: "Sommes par ligne" })).toContainText("Frais de gestion");
    const more = months.getByRole("button", { name: /Montrer la suite/ });
    while (await more.isVisible()) await more.click();
    // Cashed on 15 July: 1 992.00 with VAT, 1 660.00 without; 10 % is 166.00, 9 % is 149.40.
    const july = months.getByRole("region", { name: "Montants qui bougent, Camille Aubry, juillet 2026" });
    await shown(july.getByRole("row", { name: /^Frais de gestion \(cadrage\)/ })).toContainText(
      /166,00.*149,40.*\u221216,60/,
    );
    // 10 % of a base of 2 181.82 is 218.18; 12 % of it, 261.8184, is 261.82.
    await shown(july.getByRole("row", { name: /^Réserve financière mise de côté/ })).toContainText(
      /218,18.*261,82.*\+43,64/,
    );
    // Before July nothing moves.
    await shown(months.getByRole("link", { name: /, juin 2026/ })).toHaveCount(0);

    // The year's fees: one per cent less of what was cashed from July on on the standard grid, without VAT: 1 660 (Aubry), 6 800 and 6 935 (Morvan),
    // 9 870, 9 400, 5 170 and 9 400 (Delmas), that is 49 235.00.
    const moved = await movedRows(months, "Frais de gestion");
    for (const { before, after } of moved) expect(after).toBe(shareOf(before * 10n, 90n));
    expect(moved.reduce((sum, { before }) => sum + before * 10n, 0n)).toBe(4_923_500n);
    expect(moved.reduce((sum, { gap }) => sum + gap, 0n)).toBe(-49_235n);
    expect(await sumOf(months, "Frais de gestion")).toEqual({ payslips: "7", gap: -49_235n });
    const reserves = await movedRows(months, "Réserve financière mise de côté");
    expect(await sumOf(months, "Réserve financière mise de côté")).toEqual({
      payslips: String(reserves.length),
      gap: reserves.reduce((sum, { gap }) => sum + gap, 0n),
    });
  });

  it("a second person approves and publishes it", async () => {
    await say(author, "Nouvelle annexe tarifaire, à relire.", "Demander la relecture");
    await shown(author.getByText("Relecture demandée par vous")).toBeVisible();
    await approver.goto("/deux-rives/brouillons");
    await approver.getByRole("link", { name: "Frais et réserve de juillet" }).click();
    await say(approver, "Vu avec la direction.", "Approuver");
    await shown(verdict(approver)).toContainText("Oui, ce brouillon peut être publié.");
    await approver.getByLabel("Prend effet le").fill("2026-07-01");
    await approver.getByLabel("Motif de la publication").fill("Annexe tarifaire du 22 novembre 2026");
    await approver.getByRole("button", { name: "Publier" }).click();
    await shown(verdict(approver)).toContainText("Ce brouillon est publié.");
    await approver.getByRole("link", { name: "Versions", exact: true }).click();
    const row = approver
      .getByRole("region", { name: "Versions de Société Les Deux Rives Portage" })
      .getByRole("row", { name: /Annexe tarifaire du 22 novembre 2026/ });
    await shown(row).toContainText("n° 2");
    await shown(row).toContainText("Agathe Autrice, vous");
    await approver.getByRole("button", { name: "Vérifier les signatures" }).click();
    await shown(approver.getByText("Tout est comme il fut écrit")).toBeVisible();
  });
});

function section(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}

/** What the page says of a line, payslip by payslip, in cents. */
async function movedRows(months: Locator, line: string) {
  const rows = await months
    .getByRole("region", { name: /^Montants qui bougent/ })
    .getByRole("row", { name: new RegExp(`^${line}`) })
    .all();
  return Promise.all(
    rows.map(async (row) => {
      const [, before = "", after = "", gap = ""] = await row.getByRole("cell").allInnerTexts();
      return { before: centsOf(before), after: centsOf(after), gap: centsOf(gap) };
    }),
  );
}

/** What it says of a line over all of them. */
async function sumOf(months: Locator, line: string) {
  const row = months
    .getByRole("region", { name: "Sommes par ligne" })
    .getByRole("row", { name: new RegExp(`^${line}`) });
  const [, payslips = "", gap = ""] = await row.getByRole("cell").allInnerTexts();
  return { payslips, gap: centsOf(gap) };
}

/** The sentence at the top of « Peut-on publier ? ». */
function verdict(page: Page) {
  return page
    .getByRole("status")
    .filter({ hasText: /brouillon|Pas encore/ })
    .first();
}

async function saved(page: Page): Promise<void> {
  await shown(page.getByText("Tout est enregistré")).toBeVisible();
}

async function say(page: Page, text: string, action: string): Promise<void> {
  await page.getByLabel("Votre avis").fill(text);
  await page.getByRole("button", { name: action, exact: true }).click();
}
