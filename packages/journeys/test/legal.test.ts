import { expect as eventually } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { centsOf, shareOf } from "../src/cents.ts";
import { openWorld, type World } from "../src/world.ts";

const shown = eventually.configure({ timeout: 240_000 });

const CONVENTION = "convention/idcc-3219";
const RATE = "Taux de l'apport d'affaires";
const ARTICLE = "Convention IDCC 3219, art. 21.2";

/** The example corrects one closed month, from 20 days to 21: its base is then what the same porté has for the 21 days of July and of September. */
const CORRECTED = { nom: "Belkacem", period: "2026-06", base: 278_182n };

describe("the publisher changes a rate of the convention", () => {
  let world: World;
  let author: Page;
  let approver: Page;
  let address = "";

  beforeAll(async () => {
    world = await openWorld();
    // The author may approve, though never what she wrote.
    const agathe = await world.person("editeur", "Agathe Autrice", ["author", "approver"]);
    const basile = await world.person("editeur", "Basile Relecteur", ["approver"]);
    author = await world.signedIn(agathe, "/editeur/brouillons");
    approver = await world.signedIn(basile, "/editeur/brouillons");
  });
  afterAll(() => world.close());

  it("the author begins a draft and adds a value of 2027, whose missing source is said on its line", async () => {
    await author.getByLabel("Nouveau brouillon").fill("Apport d'affaires 2027");
    await author.getByRole("button", { name: "Commencer" }).click();
    await shown(author).toHaveURL(/\/editeur\/regles\?brouillon=/);
    await author.getByLabel("Chercher une règle").fill("apport d'affaires");
    await author.getByRole("link", { name: RATE, exact: true }).click();
    await author.getByLabel("À compter du").fill("01/01/2027");
    await author.getByLabel("Valeur (%)").fill("5,5");
    await author.getByRole("button", { name: "Ajouter une valeur" }).click();
    await shown(lineOf(author, "2027-01-01")).toContainText(/cette valeur n'a pas de source/i);
    await saved(author);

    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await shown(author.getByRole("heading", { level: 1 })).toContainText("Apport d'affaires 2027");
    address = new URL(author.url()).pathname;
    await shown(verdict(author)).toContainText("corriger une faute");
    await shown(section(author, "Fautes dans les règles")).toContainText(/cette valeur n'a pas de source/i);
    // A draft with faults is not sent to review.
    await say(author, "Est-ce prêt ?", "Demander la relecture");
    await shown(author.getByRole("alert").filter({ hasText: "L'avis n'a pas été enregistré" })).toContainText(
      /cette valeur n'a pas de source/i,
    );
  });

  it("with its source the fault is gone", async () => {
    await section(author, "Ce qui change")
      .getByRole("link", { name: RATE })
      .or(faultLink(author))
      .first()
      .click();
    await openRule(author);
    await cite(author, "1ᵉʳ janvier 2027", ARTICLE);
    await shown(lineOf(author, "2027-01-01")).not.toContainText("n'a pas de source");
    await saved(author);
    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await shown(section(author, "Fautes dans les règles")).toContainText("Aucune faute");
    const changes = section(author, "Ce qui change");
    await shown(changes).toContainText("à partir du 1ᵉʳ janvier 2027");
    await shown(changes.locator("ins").filter({ hasText: "5,5" })).toBeVisible();
    await shown(changes.getByText(ARTICLE).first()).toBeVisible();
  });

  it("with effect in 2026 she sees which scenarios and payslips it would move, and by how much", async () => {
    await section(author, "Ce qui change").getByRole("link", { name: RATE }).click();
    await author.getByLabel("Date d'effet, 1ᵉʳ janvier 2027").fill("2026-01-01");
    await author.keyboard.press("Enter");
    await saved(author);
    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    await author.getByRole("button", { name: "Jouer les scénarios" }).click();
    const scenarios = section(author, "Scénarios, avant et avec le brouillon");
    await shown(scenarios).toContainText("à corriger", { timeout: 120_000 });
    const more = scenarios.getByRole("button", { name: /Montrer la suite/ });
    if (await more.isVisible()) await more.click();
    // (2206.80 + 1234.50) × 5.5 % = 189.2715, rounded to 189.27; at 5 % it was 172.07.
    const moved = scenarios.getByRole("region", {
      name: "Écarts du scénario « L'apport d'affaires porte aussi sur le salaire complémentaire »",
    });
    await shown(moved.getByRole("row", { name: /^Apport d'affaires janvier 2026/ })).toContainText(
      /189,27\s*attendu\s*172,07/,
    );

    await author.getByRole("button", { name: "Voir ce qui bouge" }).click();
    // The example company pays five people, every month with an apport.
    await shown(section(author, "Bulletins des mois passés, toutes sociétés")).toContainText(
      /\d+ bulletins bougent, de 5 contrats dans 1 société\./,
    );
    const sums = author.getByRole("region", { name: "Sommes par ligne" });
    const apport = sums.getByRole("row", { name: /^Apport d'affaires/ });
    const { count, more: added } = await apportsOf2026();
    await shown(apport.getByRole("cell").nth(1)).toHaveText(String(count));
    expect(centsOf(await apport.getByRole("cell").nth(2).innerText())).toBe(added);
    await shown(verdict(author)).toContainText(/corriger \d+ scénarios qui échouent/);
  });

  it("with effect in 2027 nothing of the past moves, and the page names the value that no scenario protects", async () => {
    await section(author, "Ce qui change").getByRole("link", { name: RATE }).click();
    await author.getByLabel("Date d'effet, 1ᵉʳ janvier 2026").fill("2027-01-01");
    await author.keyboard.press("Enter");
    await saved(author);
    await author.getByRole("link", { name: /Peut-on publier/ }).click();
    const scenarios = section(author, "Scénarios, avant et avec le brouillon");
    // What was found for the other date is said to be of an older revision.
    await shown(scenarios).toContainText("Ces résultats sont de la révision");
    await scenarios.getByRole("button", { name: "Jouer les scénarios" }).click();
    await shown(scenarios).toContainText("Aucun n'échoue", { timeout: 120_000 });
    await author.getByRole("button", { name: "Recalculer" }).click();
    await shown(section(author, "Bulletins des mois passés, toutes sociétés")).toContainText(
      "aucun montant ne bouge",
    );
    await author.getByRole("button", { name: "Chercher", exact: true }).click();
    const unprotected = section(author, "Valeurs qu'aucun scénario ne protège");
    await shown(unprotected.getByRole("row", { name: new RegExp(RATE) })).toContainText("5,5");
  });

  it("she asks for the review, is refused her own approval, and the other approver publishes", async () => {
    await say(author, "Avenant signé, prêt à relire.", "Demander la relecture");
    await shown(verdict(author)).toContainText("faire approuver par une autre personne");
    await shown(author.getByText("Relecture demandée par vous")).toBeVisible();
    await say(author, "Je l'approuve moi-même.", "Approuver");
    await shown(author.getByRole("alert").filter({ hasText: "L'avis n'a pas été enregistré" })).toContainText(
      "une autre personne doit l'approuver",
    );

    await approver.goto("/editeur/brouillons");
    const row = approver.getByRole("row", { name: /Apport d'affaires 2027/ });
    await shown(row).toContainText("attend votre relecture");
    await shown(row).toContainText("Agathe Autrice");
    await row.getByRole("link").click();
    await shown(section(approver, "Relecture et publication")).toContainText("Avenant signé, prêt à relire.");
    await say(approver, "Vu, conforme à l'avenant.", "Approuver");
    // The author's page says so by itself.
    await shown(verdict(author)).toContainText("Oui, ce brouillon peut être publié.");
    await approver.getByLabel("Prend effet le").fill("2027-01-01");
    await approver.getByLabel("Motif de la publication").fill("Avenant du 22 novembre 2026");
    await approver.getByRole("button", { name: "Publier" }).click();
    await shown(verdict(approver)).toContainText("Ce brouillon est publié.");
    await shown(section(approver, "Ce qui a été publié")).toContainText("version n° 2");
  });

  it("the release is compared with the one before, and the value tells its history", async () => {
    await approver.getByRole("link", { name: "Voir ce qu'elle change" }).click();
    await shown(approver.getByRole("heading", { level: 2, name: RATE })).toBeVisible();
    await shown(approver.locator("ins").filter({ hasText: "5,5" })).toBeVisible();
    await approver.goto(`/editeur/versions/historique?regles=${CONVENTION}&parametre=tauxApportAffaires`);
    await shown(approver.getByText("Avenant du 22 novembre 2026")).toBeVisible();
    await shown(approver.getByText(/Écrite par Agathe Autrice, approuvée par vous/)).toBeVisible();
  });

  it("the next payslip is locked to the new release, and last month's replays to the same bytes", async () => {
    const publisher = await world.api("editeur");
    const company = await world.api("deux-rives");
    const [release] = await publisher.rules.listReleases.query({ ruleSet: CONVENTION });
    expect(release).toMatchObject({ number: 2, solo: false, effectiveFrom: "2027-01-01" });
    const [open] = await company.payroll.listMonths.query({ period: "2026-11" });
    const contratId = open?.contratId ?? "";
    const last = { contratId, period: "2026-10" };
    const paid = await company.payroll.readPayslip.query(last);

    await company.payroll.computeMonth.mutate({ contratId, period: "2026-11" });
    const next = await company.payroll.readPayslip.query({ contratId, period: "2026-11" });
    expect(hashIn(next.lock)).toBe(release?.hash);
    expect(hashIn(paid.lock)).not.toBe(release?.hash);

    const replayed = await company.payroll.replayMonth.query(last);
    expect(replayed.result).toBe(paid.lock.result);
  });

  it("who runs the payroll reads on the month's lock which release it is of, and replays last month's", async () => {
    const paul = await world.person("deux-rives", "Paul Paie", ["payroll"]);
    const company = await world.api("deux-rives");
    // Another month than the one computed above.
    const open = (await company.payroll.listMonths.query({ period: "2026-11" })).at(-1);
    const contratId = open?.contratId ?? "";
    const { lock } = await company.payroll.readPayslip.query({ contratId, period: "2026-10" });
    const page = await world.signedIn(paul, `/deux-rives/paie/2026-11/${contratId}?vue=verrou`);
    const ofConvention = page
      .getByRole("listitem")
      .filter({ hasText: "Convention collective de branche des salariés en portage salarial" });
    await shown(ofConvention).toHaveText(/ : version 1$/);
    await page.getByRole("button", { name: "Calculer de nouveau" }).click();
    await shown(ofConvention).toHaveText(/ : version 2$/);

    await page.getByRole("link", { name: "octobre 2026" }).click();
    await shown(page.getByRole("heading", { level: 1 })).toContainText("octobre 2026");
    await shown(ofConvention).toHaveText(/ : version 1$/);
    await shown(page.getByRole("row", { name: "Empreinte du résultat" })).toContainText(lock.result);
    await page.getByRole("button", { name: "Rejouer", exact: true }).click();
    await shown(page.getByText("les mêmes octets")).toContainText(lock.result.slice(0, 12));
    await page.context().close();
  });

  /** The closed payslips of 2026 that hold an apport d'affaires, and what 5.5 % of their base, each rounded to the cent, adds to their 5 %. */
  async function apportsOf2026(): Promise<{ readonly count: number; readonly more: bigint }> {
    const company = await world.api("deux-rives");
    const contrats = await company.payroll.listContrats.query({});
    const portes = await company.payroll.listPortes.query({});
    let [count, more] = [0, 0n];
    for (const { id: contratId, porteId } of contrats) {
      const nom = portes.find(({ id }) => id === porteId)?.nom;
      const months = await company.payroll.listMonths.query({ contratId });
      for (const { period } of months.filter((one) => one.status === "clos" && one.period >= "2026-01")) {
        const { payslip } = await company.payroll.readPayslip.query({ contratId, period });
        const lines = (payslip?.sections ?? []).flatMap((section) => section.lines);
        const paid = (id: string): bigint => centsOf(lines.find((one) => one.id === id)?.amount ?? "0.00");
        if (paid("apportAffaires") === 0n) continue;
        const isCorrected = period === CORRECTED.period && nom === CORRECTED.nom;
        const base = (isCorrected ? CORRECTED.base : paid("salaireDeBase")) + paid("salaireComplementaire");
        if (!isCorrected) expect(shareOf(base, 50n)).toBe(paid("apportAffaires"));
        count += 1;
        more += shareOf(base, 55n) - shareOf(base, 50n);
      }
    }
    return { count, more };
  }

  function hashIn({
    ruleSets,
  }: {
    readonly ruleSets: readonly { readonly ruleSet: string; readonly hash: string }[];
  }) {
    return ruleSets.find(({ ruleSet }) => ruleSet === CONVENTION)?.hash;
  }

  /** From wherever the page of the draft led, to the page of the rate in that draft. */
  async function openRule(page: Page): Promise<void> {
    const draftId = address.split("/").at(-1) ?? "";
    await page.goto(`/editeur/regles/parametre/tauxApportAffaires?brouillon=${draftId}`);
  }
});

function section(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}

function faultLink(page: Page) {
  return section(page, "Fautes dans les règles").getByRole("link", { name: /remuneration\.yaml, ligne/ });
}

/** The sentence at the top of « Peut-on publier ? ». */
function verdict(page: Page) {
  return page
    .getByRole("status")
    .filter({ hasText: /brouillon|Pas encore/ })
    .first();
}

function lineOf(page: Page, from: string) {
  return page.getByRole("row").filter({ has: page.locator(`input[type=date][value="${from}"]`) });
}

async function saved(page: Page): Promise<void> {
  await shown(page.getByText("Tout est enregistré")).toBeVisible();
}

async function cite(page: Page, day: string, text: string): Promise<void> {
  await page.getByRole("button", { name: `Texte, ${day} : choisir` }).click();
  await page.getByRole("combobox", { name: `Texte, ${day}` }).fill(text);
  await page.getByRole("option", { name: text }).click();
  await page.keyboard.press("Escape");
}

async function say(page: Page, text: string, action: string): Promise<void> {
  await page.getByLabel("Votre avis").fill(text);
  await page.getByRole("button", { name: action, exact: true }).click();
}
