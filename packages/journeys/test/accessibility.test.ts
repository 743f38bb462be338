import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect as expectThat, it } from "vitest";
import { appAddresses } from "../src/app-addresses.ts";
import { openWorld, type World } from "../src/world.ts";

/** What stands in the example company, to open the pages of one thing. */
interface Things {
  readonly contrat: string;
  readonly mois: string;
  readonly brouillon: string;
}

/** A page of a thousand rows takes axe long on a busy machine. */
const SLOW = 60_000;
const SLOWEST = 900_000;

type Visits = (things: Things) => readonly string[];

const RULES: readonly (readonly [genre: string, id: string])[] = [
  ["parametre", "tauxVieillessePlafonneeSalarie"],
  ["bareme", "grilleTauxNeutre"],
  ["choix", "lectureApport"],
  ["decision", "avanceAccordee"],
  ["ligne", "vieillessePlafonnee"],
  ["total", "remunerationBrute"],
  ["controle", "journeeTropLongue"],
];

const one =
  (address: string): Visits =>
  () => [address];

/** Each address of a company with something to show there, and what else its address may ask. */
const OF_SOCIETE: Readonly<Record<string, Visits>> = {
  "/": one("/"),
  "/regles": ({ brouillon }) => ["/regles", `/regles?brouillon=${brouillon}`],
  "/regles/$genre/$id": ({ brouillon }) => [
    "/regles/parametre/tauxVieillessePlafonneeSalarie",
    ...RULES.map(([genre, id]) => `/regles/${genre}/${id}?brouillon=${brouillon}`),
  ],
  "/regles/fichier": ({ brouillon }) => [
    "/regles/fichier?regles=law/fr&chemin=retraite.yaml&ligne=3",
    `/regles/fichier?regles=law/fr&chemin=retraite.yaml&brouillon=${brouillon}`,
  ],
  "/brouillons": one("/brouillons"),
  "/brouillons/$brouillon": ({ brouillon }) => [`/brouillons/${brouillon}`],
  "/versions": one("/versions"),
  "/versions/comparer": one("/versions/comparer?regles=law/fr"),
  "/versions/historique": one("/versions/historique?regles=law/fr&parametre=tauxVieillessePlafonneeSalarie"),
  "/scenarios": ({ brouillon }) => ["/scenarios", `/scenarios?brouillon=${brouillon}`],
  "/simulateur": one("/simulateur"),
  "/paie": one("/paie"),
  "/paie/$mois": ({ mois }) => [`/paie/${mois}`],
  "/paie/$mois/$contrat": ({ mois, contrat }) => [`/paie/${mois}/${contrat}`],
  "/portes": one("/portes"),
  "/contrats/$contrat": ({ contrat }) => [`/contrats/${contrat}`],
  "/import": one("/import"),
  "/controle": one("/controle"),
  "/utilisateurs": one("/utilisateurs"),
  "/journal": one("/journal"),
  "/mon-compte": one("/mon-compte"),
};

/** The publisher of rules pays nobody. */
const PAY = ["/simulateur", "/paie", "/paie/$mois", "/paie/$mois/$contrat", "/portes", "/contrats/$contrat"];
const OF_COMPANIES_ALONE = [...PAY, "/import", "/controle"];

describe("every address of the app", () => {
  let world: World;
  let company: Things;
  let publisher: Things;
  const pages = new Map<string, Page>();
  beforeAll(async () => {
    world = await openWorld();
    const api = await world.api("deux-rives");
    const [contrat] = await api.payroll.listContrats.query({});
    const months = await api.payroll.listMonths.query({ contratId: contrat?.id ?? "" });
    const mois = months.at(-1)?.period ?? "";
    const contratId = contrat?.id ?? "";
    company = { contrat: contratId, mois, brouillon: await draftOf(world, "deux-rives") };
    publisher = { contrat: "", mois: "", brouillon: await draftOf(world, "editeur") };
  });
  afterAll(() => world.close());

  /** One page for each, for signing in and loading the app take long. */
  const pageOf = async (slug: string): Promise<Page> => {
    const kept = pages.get(slug) ?? (await world.signedIn("administrator", `/${slug}/mon-compte`));
    pages.set(slug, kept);
    return kept;
  };

  it("is visited here, so that a page which is added is tried too", () => {
    expectThat(Object.keys(OF_SOCIETE).toSorted()).toEqual(appAddresses().ofSociete.toSorted());
    expectThat(appAddresses().others.toSorted()).toEqual(["/", "/$societe", "/connexion", "/sans-droit"]);
  });

  it.each(Object.keys(OF_SOCIETE))(
    "%s of a company: axe finds nothing, light or dark",
    async (address) => {
      const visits = OF_SOCIETE[address]?.(company) ?? [];
      expectThat(await faultsOf(await pageOf("deux-rives"), "deux-rives", visits)).toEqual([]);
    },
    SLOWEST,
  );

  it.each(Object.keys(OF_SOCIETE).filter((address) => !OF_COMPANIES_ALONE.includes(address)))(
    "%s of the publisher: axe finds nothing, light or dark",
    async (address) => {
      const visits = OF_SOCIETE[address]?.(publisher) ?? [];
      expectThat(await faultsOf(await pageOf("editeur"), "editeur", visits)).toEqual([]);
    },
    SLOWEST,
  );

  it.each(["/connexion", "/sans-droit"])(
    "%s, for who is not signed in: axe finds nothing",
    async (address) => {
      const context = await world.browser.newContext({ baseURL: world.url, locale: "fr-FR" });
      expectThat(await faultsOf(await context.newPage(), "", [address])).toEqual([]);
      await context.close();
    },
  );
});

async function draftOf(world: World, slug: string): Promise<string> {
  const api = await world.api(slug);
  const { id } = await api.rules.createDraft.mutate({ label: "Brouillon qu'on regarde" });
  const ruleSet = slug === "editeur" ? "law/fr" : `company/${slug}`;
  const path = "scenarios/nouveau.yaml";
  await api.rules.writeText.mutate({ draftId: id, ruleSet, path, revision: 0, text: "# Rien encore\n" });
  return id;
}

/** What axe finds on each page, in both colours, one line for each element. */
async function faultsOf(page: Page, slug: string, visits: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const visit of visits) {
    await page.goto(slug === "" ? visit : `/${slug}${visit}`);
    await settled(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme, {
        timeout: SLOW,
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        for (const { target, failureSummary = "" } of nodes)
          faults.push(`${visit} ${colorScheme} ${id}: ${target.join(" ")} ${failureSummary.slice(0, 300)}`);
    }
  }
  return faults;
}

/** The page has its title, and nothing on it is still being read. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: SLOW });
  await expect(page.getByText("Lecture en cours…")).toHaveCount(0, { timeout: SLOW });
  // Names and counts may still come; a page that follows a draft never ends to listen.
  await page.waitForLoadState("networkidle", { timeout: 4000 }).catch(() => undefined);
}

describe("by the keyboard alone", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    page = await world.signedIn("administrator", "/deux-rives/utilisateurs");
  });
  afterAll(() => world.close());

  it("the first key leads past the menu, to the content", async () => {
    await page.goto("/deux-rives/utilisateurs");
    await settled(page);
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
