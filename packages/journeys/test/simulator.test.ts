import { expect as bare } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { ADMINISTRATOR } from "../src/browser.ts";
import { root } from "../src/root.ts";
import { openWorld, type World } from "../src/world.ts";

/** A search is thousands of evaluations, on a machine that may do other things. */
const expect = bare.configure({ timeout: 90_000 });

/**
 * January 2026 at Les Deux Rives: an executive on a CDI, senior, paid by the month, no santé, neutral tax rate, a rate of 450 a day. Figures worked out by hand from
 * the published rates; the hole is the published one at 3 SMIC (109.38).
 *
 * Base pay 3 269 × 75 % ÷ 1.155 = 2 122.73 ; reserve 10 % of it, 212.27. With leave put aside with its charges, the reduction ends when gross and leave reach
 * 3 SMIC: at 5 469.09 = 4 971.90 + 497.19 it still takes 2 %, 109.38 ; a cent above nothing.
 * - Gross 4 971.90. Employee parts: vieillesse 276.35 + 19.89, Agirc-Arrco 126.16 + 83.54, CEG 34.44 + 10.44, CET 6.96, APEC 1.19, provident 24.83 + 9.14, CSG and
 *   CRDS on 98.25 % × 4 971.90 + 60.08 + 9.14 = 4 954.11: 336.88 + 118.90 + 24.77. Sum 1 073.49, net before tax 3 898.41.
 * - Taxed 3 898.41 + 118.90 + 24.77 = 4 042.08 at 13.8 %: 557.81. Net to pay 3 340.60.
 * - Employer parts on 5 469.09: 2 643.46 (13 + 0.70 + 2.11 + 0.21 + 5.25 + 4.00 + 0.25 + 0.036 + 0.30 + 0.50 + 3.20 + 0.016 + 0.01 + 1.00 + 0.60 + 0.59 + 0.09 + 0.45 %
 *   of it, 8.55 + 4.72 + 1.29 + 1.50 % of 4 005.00, 12.95 + 1.62 + 0.945 % of 1 464.09, 8 % of the provident parts) less 109.38 is 2 534.08.
 * - So the pay costs 4 971.90 + 212.27 + 497.19 + 2 534.08 = 8 215.44. 20.5 days invoice 9 225.00, less 10 % of fees: a budget of 8 302.50, and 87.06 are left.
 */
const NET = "3340,60";
const DAYS = "20,5";
const RESERVE = "Réserve mise de côté ou versée";
const CEILING = "Plafond d'un salarié à temps partiel";
const SMOOTHING = "Lissage de la paie";

describe("someone who asks the simulator what a net takes", () => {
  let world: World;
  let page: Page;
  let link: string;
  beforeAll(async () => {
    world = await openWorld();
    page = await world.signedIn("administrator", "/deux-rives/simulateur");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByLabel("Mois de la simulation").selectOption("2026-01");
    await typed(page, "TJM (taux journalier HT)").fill("450");
    await typed(page, "Net à payer").fill(NET);
  });
  afterAll(() => world.close());

  it("reads the least days at the given rate, and that one step less does not do", async () => {
    const need = page.getByRole("region", { name: "Ce qu'il faut" });
    await expect(need).toContainText("Pour 3 340,60 € de net à payer");
    await expect(need).toContainText(`Le plus petit nombre de jours : ${DAYS} jours`);
    await expect(need).toContainText("À 20 jours, le montant n'est que de");
    await expect(typed(page, "Jours facturés")).toHaveValue(DAYS);
    await expect(page.getByRole("region", { name: "Résultat" })).toContainText("3 340,60 €");
  });

  it("sees what the hole of the law leaves on the account, why, and by which article", async () => {
    const hole = page.getByRole("status").filter({ hasText: "trou de la loi" });
    await expect(hole).toContainText("87,06 € restent sur le compte");
    await expect(hole).toContainText("passerait d'un coup de 8 215,44 € à");
    await expect(hole).toContainText("« Budget de la paie » est de 8 302,50 €");
    await expect(hole).toContainText("aucun salaire entre les deux n'existe");
    await expect(hole).toContainText("Convention IDCC 3219, art. 21.4");
    // What leaps is a provision; behind it, the reduction that ends at 3 SMIC: 0.02 × 5 469.09 = 109.38, then nothing.
    await expect(hole).toContainText(
      "parce que « Réduction générale des cotisations patronales » passe de −109,38 € à 0,00 €",
    );
    await expect(hole).toContainText("« Coefficient de réduction » passe de 0,02 à 0");
    await expect(hole).toContainText("CSS art. D241-7");
  });

  it("follows the money from the turnover to the net, and every step adds up to the cent", async () => {
    const steps = page.getByRole("region", { name: "Du chiffre d'affaires au net à payer" });
    await expect(steps.getByRole("row", { name: /^Chiffre d'affaires HT/ })).toContainText("9 225,00 €");
    await expect(steps.getByRole("row", { name: /^Frais de gestion/ })).toContainText("−922,50 €");
    await expect(steps.getByRole("row", { name: /^Réserve financière/ })).toContainText("−212,27 €");
    await expect(steps.getByRole("row", { name: /^Laissé sur le compte/ })).toContainText("−87,06 €");
    await expect(steps.getByRole("row", { name: /^Rémunération brute/ })).toContainText("4 971,90 €");
    await expect(steps.getByRole("row", { name: /^Net à payer/ })).toContainText("3 340,60 €");
    const rows = await steps.getByRole("row").filter({ hasText: "€" }).allInnerTexts();
    let running = 0n;
    for (const row of rows) {
      const cents = centsOf(row);
      // The turnover starts; the other levels must be what was reached.
      if (row.startsWith("Chiffre d'affaires")) running = cents;
      else if (/^(Rémunération brute|Net avant impôt|Net à payer)/.test(row)) expect(cents).toBe(running);
      else running += cents;
    }
    expect(running).toBe(334_060n);
  });

  it("opens the explanation of an amount, down to the article", async () => {
    await page.getByRole("button", { name: /^Réserve financière mise de côté\s:\s−212,27\s€/ }).click();
    const panel = page.getByRole("dialog");
    await expect(panel).toContainText("212,27 €");
    await expect(panel).toContainText("art. 21.4");
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
  });

  it("draws the net against the turnover: the hole is there, with what it leaves and its text", async () => {
    await page.getByRole("button", { name: "Tracer la courbe" }).click();
    const curve = page.getByRole("region", { name: "Net selon le CA" });
    const hole = curve.getByRole("listitem").filter({ hasText: "109,38 € restent sur le compte" });
    await expect(hole).toContainText("le net à payer reste de 3 340,60 €");
    await expect(hole).toContainText("Convention IDCC 3219, art. 21.4");
    await expect(hole).toContainText("« Coefficient de réduction » passe de 0,02 à 0");
    await expect(
      curve.getByText("« Taux du prélèvement à la source » passe de 11,9 % à 13,8 %"),
    ).toBeVisible();
  });

  it("sets a package beside: several options in one column that bears its name, line by line", async () => {
    await page.getByRole("button", { name: "Ajouter une colonne" }).click();
    const column = page.getByRole("group", { name: "Colonne 2" });
    await column.getByLabel("Changer une option").selectOption({ label: RESERVE });
    for (const label of [CEILING, SMOOTHING])
      await column.getByLabel("Changer une autre option").selectOption({ label });
    await column.getByLabel("Nom de la colonne 2").fill("Tout versé");
    await column.getByRole("button", { name: `Ne plus changer « ${SMOOTHING} »` }).click();
    await expect(column.getByLabel(SMOOTHING, { exact: true })).toHaveCount(0);
    for (const label of [RESERVE, CEILING])
      await expect(column.getByLabel(label, { exact: true })).toBeVisible();
    const columns = page.getByRole("region", { name: "Simulations côte à côte" });
    // Paid at once, nothing is put aside.
    const reserve = columns.getByRole("row", { name: /^Réserve financière mise de côté/ });
    await expect(reserve.getByRole("cell").first()).toContainText("−212,27 €");
    await expect(reserve.getByLabel("sans montant")).toBeVisible();
    await expect(columns.getByRole("columnheader", { name: "Tout versé" })).toBeVisible();
  });

  it("sets another of their companies beside, and reads which rules make the difference", async () => {
    await foundGarance(world);
    const other = await world.signedIn("administrator", "/deux-rives/simulateur");
    await other.getByLabel("Mois de la simulation").selectOption("2026-01");
    await other.getByRole("button", { name: "Ajouter une colonne" }).click();
    await other.getByRole("group", { name: "Colonne 2" }).getByLabel("Société").selectOption({
      label: "Cap Garance",
    });
    const columns = other.getByRole("region", { name: "Simulations côte à côte" });
    const fees = columns.getByRole("row", { name: /^Frais de gestion/ });
    // 20 days at 450: 10 % of 9 000 here, 5 % there
    await expect(fees.getByRole("cell").first()).toContainText("−900,00 €");
    await expect(fees.getByRole("cell").nth(1)).toContainText("−450,00 €");
    await expect(fees.getByRole("cell").nth(1)).toContainText("+450,00 €");
    await other.getByRole("button", { name: /^D'où viennent les écarts/ }).click();
    const trace = other.getByRole("region", { name: /^De Les Deux Rives/ });
    await expect(trace).toContainText("Taux AT/MP de l'établissement");
    await expect(trace).toContainText("0,7 % → 0,64 %");
    await expect(trace.getByRole("row", { name: /^Différence/ })).toBeVisible();
  });

  it("copies a link that opens the same simulation elsewhere", async () => {
    await page.getByRole("button", { name: "Copier le lien" }).click();
    link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await world.signedIn("administrator", new URL(link).pathname + new URL(link).search);
    await expect(other.getByLabel("Mois de la simulation")).toHaveValue("2026-01");
    await expect(typed(other, "Net à payer")).toHaveValue(/^3\s340,60$/);
    await expect(typed(other, "Jours facturés")).toHaveValue(DAYS);
    await expect(
      other.getByRole("status").filter({ hasText: "87,06 € restent sur le compte" }),
    ).toBeVisible();
    const columns = other.getByRole("region", { name: "Simulations côte à côte" });
    await expect(columns.getByRole("columnheader", { name: "Tout versé" })).toBeVisible();
    const column = other.getByRole("group", { name: "Colonne 2" });
    for (const label of [RESERVE, CEILING])
      await expect(column.getByLabel(label, { exact: true })).toBeVisible();
  });

  it("is told plainly that a broken link is broken, and may go on", async () => {
    const other = await world.signedIn("administrator", "/deux-rives/simulateur?s=eyJ2IjoxLCJwZXJp");
    await expect(
      other.getByRole("alert").filter({ hasText: "Ce lien de simulation ne se lit pas" }),
    ).toBeVisible();
    await expect(other.getByRole("heading", { name: /^Net à payer,/ })).toBeVisible();
  });

  it("leaves a scenario whose expected values are a person's to type", async () => {
    await page.getByRole("button", { name: "En faire un scénario" }).click();
    await expect(page).toHaveURL(/\/deux-rives\/scenarios/);
    const form = page.getByRole("dialog", { name: "Nouveau scénario" });
    await expect(form).toContainText("Les données viennent de");
    const facts = form.getByRole("group", { name: "Données du mois" });
    const held = await valuesIn(facts);
    // What was typed, and the turnover that 20.5 days at 450 make.
    for (const value of ["450", DAYS]) expect(held).toContain(value);
    expect(held.filter((value) => /^9\s?225(,00)?$/.test(value))).toHaveLength(2);
    // Nothing of what the simulation found: a person types it.
    const expected = form.getByRole("table", { name: "Valeurs attendues" }).getByRole("textbox");
    for (const cell of await expected.all()) await expect(cell).toHaveValue("");
    expect(await expected.count()).toBeGreaterThan(0);
    expect((await valuesIn(form)).join(" ")).not.toMatch(/3\s?340|4\s?971|5\s?469|8\s?215/);
    await expect(form.getByRole("button", { name: "Ajouter au brouillon" })).toBeDisabled();
  });
});

/** A second company of the administrator, with the rules of the example that a published payslip is of. */
async function foundGarance({ api }: World): Promise<void> {
  const publisher = await api("editeur");
  const administrateur = { email: ADMINISTRATOR, nom: "Administration" };
  await publisher.access.createSociete.mutate({ slug: "cap-garance", label: "Cap Garance", administrateur });
  const own = await api("cap-garance");
  await own.access.setSoloApproval.mutate({ soloApproval: true });
  const { id: draftId } = await own.rules.createDraft.mutate({ label: "Premières règles" });
  const folder = join(root, "rules/company/cap-garance");
  for (const path of readdirSync(folder).filter((file) => file.endsWith(".yaml")))
    await own.rules.writeText.mutate({
      draftId,
      ruleSet: "company/cap-garance",
      path,
      text: readFileSync(join(folder, path), "utf8"),
      revision: 0,
    });
  const revision = (): Promise<number> =>
    own.rules.readDraft.query({ draftId }).then((draft) => draft.draft.revision);
  await new Promise<void>((resolve, reject) => {
    own.rules.runScenarios.subscribe(
      { draftId },
      { onData: ({ kind }) => (kind === "done" ? resolve() : undefined), onError: reject },
    );
  });
  await own.rules.requestReview.mutate({ draftId, revision: await revision(), text: "Relu" });
  await own.rules.approveDraft.mutate({ draftId, revision: await revision(), text: "Relu" });
  const dates = { effectiveFrom: "2026-01-01", knownFrom: "2026-01-01" };
  await own.rules.publishDraft.mutate({ draftId, revision: await revision(), ...dates, reason: "Création" });
}

/** What stands in each field, choices by their words. */
async function valuesIn(part: Locator): Promise<readonly string[]> {
  const fields = await part.locator("input, textarea, select").all();
  return Promise.all(
    fields.map((field) =>
      field.evaluate((element) =>
        element instanceof HTMLSelectElement
          ? (element.selectedOptions[0]?.text ?? "")
          : (element as HTMLInputElement | HTMLTextAreaElement).value,
      ),
    ),
  );
}

function typed(page: Page, name: string) {
  return page.getByRole("textbox", { name, exact: true });
}

/** The amount at the end of a row, in cents. */
function centsOf(row: string): bigint {
  const [, text = ""] = /([−\d][\d\s]*,\d\d)\s*€\s*$/.exec(row) ?? [];
  return BigInt(text.replace("−", "-").replaceAll(/[\s,]/g, ""));
}
