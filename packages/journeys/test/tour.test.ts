import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect as bare } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { ADMINISTRATOR, openContext } from "../src/browser.ts";
import { root } from "../src/root.ts";
import { openWorld, type World } from "../src/world.ts";

/** A page may wait for the rules core, on a machine that does other things. */
const expect = bare.configure({ timeout: 60_000 });

const DOCUMENT = join(root, "docs/tour.md");
const IMAGES = join(root, "docs/images");
const MOST_BYTES = 180_000;
const BAR = 72;

const RESERVE = "Réserve financière";
const NO_SOURCE = "n'a pas de source";

/** `docs/tour.md`, walked as it is written. With BAREME_PICTURES=docs its pictures are taken anew. */
describe("the tour of five minutes", () => {
  let world: World;
  let page: Page;
  const ownFolder = mkdtempSync(join(tmpdir(), "bareme-visite-"));
  const pictures = process.env["BAREME_PICTURES"] === "docs" ? IMAGES : ownFolder;
  const taken: string[] = [];
  const used: string[] = [];

  beforeAll(async () => {
    world = await openWorld();
    const context = await openContext(world.browser, world.url, { width: 1280, height: 800 });
    page = await context.newPage();
  });
  afterAll(async () => {
    await world.close();
    rmSync(ownFolder, { recursive: true, force: true });
  });

  /** The screen as it stands, from a part of it when one is named; nothing is still on its way. */
  async function picture(name: string, part?: Locator): Promise<void> {
    await expect(page.getByRole("status").filter({ hasText: /…$/, visible: true })).toHaveCount(0);
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    if (part === undefined) await page.evaluate(() => window.scrollTo(0, 0));
    // Below the bar that stays at the top of the window.
    else await part.evaluate((one, bar) => window.scrollBy(0, one.getBoundingClientRect().y - bar), BAR);
    const file = `${name}.png`;
    await page.screenshot({ path: join(pictures, file), animations: "disabled" });
    taken.push(file);
  }

  /** What the tour writes in bold. */
  async function use(name: string, found: Locator): Promise<void> {
    used.push(name);
    await found.click();
  }
  const go = (name: string): Promise<void> =>
    use(name, page.getByRole("navigation", { name: "Principale" }).getByRole("link", { name, exact: true }));
  const link = (name: string): Promise<void> =>
    use(name, page.getByRole("link", { name: spaced(name), exact: true }));
  const button = (name: string): Promise<void> => use(name, page.getByRole("button", { name, exact: true }));
  async function type(name: string, text: string): Promise<void> {
    used.push(name);
    await page.getByRole("textbox", { name, exact: true }).fill(text);
  }
  const title = (): Locator => page.getByRole("heading", { level: 1 });
  const part = (name: string): Locator => page.getByRole("region", { name, exact: true });

  it("begins with what the terminal printed", async () => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Se connecter" })).toBeVisible();
    await type("Adresse électronique", ADMINISTRATOR);
    await type("Mot de passe", inject("firstPassword"));
    await picture("sign-in");
    await button("Se connecter");
    const societe = "Les Deux Rives Portage";
    used.push(societe);
    await page.getByRole("combobox", { name: "Société" }).selectOption({ label: societe });
    await expect(page).toHaveURL(/\/deux-rives$/);
  });

  it("shows on the dashboard what waits and how the company stands", async () => {
    await expect(title()).toHaveText("Tableau de bord");
    const waiting = part("Ce qui m'attend");
    await expect(waiting.getByRole("link", { name: "novembre 2026", exact: true })).toBeVisible();
    await expect(waiting.getByRole("listitem").filter({ hasText: "Louis Delmas" })).toContainText(/bloqué/i);
    await expect(part("Délai de paiement des clients (DSO)")).toBeVisible();
    await picture("dashboard");
  });

  it("opens the payslip of Camille Aubry of the last closed month", async () => {
    await go("Mois");
    await expect(title()).toHaveText("Mois de paie");
    await link("octobre 2026");
    await link("Camille Aubry");
    await expect(title()).toHaveText("Camille Aubry, octobre 2026");
    await expect(page.getByRole("region", { name: "Éléments de paie" })).toBeVisible();
    await expect(page.getByText(/^Net à payer le \d/)).toBeVisible();
    await picture("payslip");
  });

  it("explains an amount, down to its articles", async () => {
    const amount = (line: string): Locator =>
      page.getByRole("button", { name: new RegExp(`^${line} : .* expliquer ce montant$`) });
    const centsOf = async (line: string): Promise<bigint> =>
      BigInt((await amount(line).innerText()).replaceAll(/[^\d−]/g, "").replace("−", "-"));
    const sums = (await centsOf("Salaire de base")) + (await centsOf("Salaire complémentaire"));
    // 5 % of both, the half cent upwards (convention, art. 21.2).
    expect(await centsOf("Apport d'affaires")).toBe((sums * 5n + 50n) / 100n);

    const written = await amount("Apport d'affaires").innerText();
    await use("Apport d'affaires", amount("Apport d'affaires"));
    const panel = page.getByRole("dialog", { name: "Explication" });
    await expect(panel.getByRole("heading", { level: 2, name: "Apport d'affaires" })).toBeVisible();
    await expect(panel.getByRole("region", { name: "Pourquoi ce montant" })).toContainText(`= ${written}`);
    await expect(panel.getByRole("region", { name: "Textes" })).toContainText(
      "Convention IDCC 3219, art. 21.2",
    );
    await expect(panel.getByRole("region", { name: "Règle" })).toContainText("version n° 1");
    await expect(panel.getByRole("region", { name: "D'où il vient" })).toBeVisible();
    await picture("explanation");
    await button("Fermer l'explication");
    await expect(panel).toBeHidden();
  });

  it("simulates a month, from the turnover down to the net", async () => {
    await go("Simulateur");
    await type("TJM (taux journalier HT)", "600");
    await type("Jours facturés", "18");
    const steps = part("Du chiffre d'affaires au net à payer");
    // 600 × 18, and the 10 % that the company takes up to 70 000.
    await expect(steps.getByRole("row", { name: /^Chiffre d'affaires HT/ })).toContainText("10 800,00 €");
    await expect(steps.getByRole("row", { name: /^Frais de gestion/ })).toContainText("−1 080,00 €");
    await expect(steps.getByRole("row", { name: /^Net à payer/ })).toContainText("€");
    await picture("waterfall", steps);
  });

  it("draws the net against the turnover, with its cliffs and holes", async () => {
    await button("Tracer la courbe");
    const curve = part("Net selon le CA");
    await expect(curve.getByRole("img", { name: /^Net selon le chiffre d'affaires/ })).toBeVisible({
      timeout: 120_000,
    });
    await expect(
      curve.getByRole("heading", { name: "La paie ne bouge pas, le surplus reste sur le compte" }),
    ).toBeVisible();
    await expect(
      curve.getByRole("heading", { name: "Un centime de plus fait baisser le net" }),
    ).toBeVisible();
    await picture("curve", curve);
  });

  it("shows the rules in three layers", async () => {
    await go("Règles");
    for (const layer of ["La loi", "La convention", "La société"])
      await expect(page.getByRole("region", { name: new RegExp(`^${layer} : `) })).toBeVisible();
    await picture("layers");
  });

  it("opens a parameter, with its dated values, their source and what the company may do", async () => {
    await type("Chercher une règle", "réserve financière");
    await link(RESERVE);
    await expect(title()).toHaveText(RESERVE);
    const values = part(`Valeurs par date : ${RESERVE}`);
    await expect(values).toContainText("Convention IDCC 3219, art. 21.3");
    await expect(values).toContainText("10");
    await expect(page.getByText(/permet à une société de remplacer cette valeur/)).toBeVisible();
    await picture("parameter");
  });

  it("begins a draft, where a value without a source is a fault at once", async () => {
    await button("Nouveau brouillon");
    await type("Ce que ce brouillon change", "Réserve à 12 %");
    await button("Commencer");
    await expect(page).toHaveURL(/\?brouillon=/);
    await type("À compter du", "01/01/2027");
    await type("Valeur (%)", "12");
    await button("Remplacer dans notre société");
    const own = part(`Valeurs de la société : ${RESERVE}`);
    await expect(own).toContainText(NO_SOURCE);
    await expect(page.getByText("Tout est enregistré")).toBeVisible();
    await expect(part("Brouillon").getByRole("button", { name: "1 problème" })).toBeVisible();
    await picture("draft");
  });

  it("answers « Peut-on publier ? » with what is missing", async () => {
    await link("Peut-on publier ?");
    await expect(title()).toHaveText(spaced("Peut-on publier « Réserve à 12 % » ?"));
    await expect(page.getByRole("status").filter({ hasText: "Pas encore" })).toContainText(
      "corriger une faute",
    );
    await expect(part("Fautes dans les règles")).toContainText(NO_SOURCE);
    await picture("publish");
  });

  it("is what the document says: the same pictures, and nothing to click that is not on screen", () => {
    const text = readFileSync(DOCUMENT, "utf8");
    const named = [...text.matchAll(/!\[[^\]]+\]\(images\/([^)]+)\)/g)].map(([, file]) => file);
    expect(named).toEqual(taken);
    expect(readdirSync(IMAGES).toSorted()).toEqual(taken.toSorted());
    for (const file of named) expect(statSync(join(IMAGES, file ?? "")).size).toBeLessThan(MOST_BYTES);
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => plain(name ?? ""));
    expect(bold).toEqual(used.map(plain));
  });
});

/** As the screen writes it, with a narrow space before the mark. */
function spaced(name: string): string {
  return name.replace(/ \?$/, "\u202F?");
}

/** Whatever the kind of its spaces. */
function plain(name: string): string {
  return name.replaceAll(/\s/g, " ");
}
