import { readFileSync } from "node:fs";
import { expect as bare } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { enter, pressUntil, retype, tabTo } from "../src/keyboard.ts";
import { openWorld, type World } from "../src/world.ts";

const expect = bare.configure({ timeout: 60_000 });

/** A day of leave, one on a day that does not exist, and one of nobody. */
const CRA = [
  "matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire",
  "DR-002;;23/11/2026;conge;J;1;;;",
  "DR-002;;32/11/2026;conge;J;1;;;",
  "DR-999;;25/11/2026;conge;J;1;;;",
];

/** What people come to do, with no pointer: the keys alone, from the first to the last. Rules and scenarios are written so in `keyboard-rules.test.ts` and `draft-together.test.ts`. */
describe("by the keyboard alone", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("a month is computed, an amount is explained, the month validated, its payslip saved, and closed once that was asked again", async () => {
    const page = await world.signedIn("administrator", "/deux-rives/paie");
    await enter(page, page.getByRole("link", { name: "novembre 2026", exact: true }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paie de novembre 2026");
    await enter(page, page.getByRole("button", { name: "Calculer tout" }));
    await expect(page.getByText("Calcul, dernier passage")).toContainText("4 contrats");
    await enter(page, page.getByRole("link", { name: "Camille Aubry" }));
    await expect(page.getByText("Net à payer le 30 novembre 2026")).toBeVisible();

    const amount = page.getByRole("button", { name: /^Apport d'affaires.*expliquer ce montant$/ }).first();
    await enter(page, amount);
    const panel = page.getByRole("dialog", { name: "Explication" });
    await expect(panel.getByRole("region", { name: "Textes" })).toContainText("art. 21.2");
    const input = panel.getByRole("region", { name: "D'où il vient" }).getByRole("button").first();
    const title = await panel.getByRole("heading", { level: 2 }).last().textContent();
    await enter(page, input);
    await expect(panel.getByRole("button", { name: title?.trim() ?? "" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(amount).toBeFocused();

    await enter(page, page.getByRole("button", { name: "Valider", exact: true }));
    const stages = page.getByRole("list", { name: "Étapes du mois" }).getByRole("listitem");
    await expect(stages.filter({ hasText: "Validation" })).toContainText("Administrateur");
    const download = page.waitForEvent("download");
    await enter(page, page.getByRole("button", { name: "Télécharger le bulletin (PDF)" }));
    const path = await (await download).path();
    expect(readFileSync(path).subarray(0, 5).toString("latin1")).toBe("%PDF-");

    // The keyboard stands on the way out: Enter closes nothing.
    const close = page.getByRole("button", { name: "Clore", exact: true });
    await enter(page, close);
    const dialog = page.getByRole("dialog", { name: "Clore novembre 2026 ?" });
    await expect(dialog.getByRole("button", { name: "Ne pas clore" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(close).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Ne pas clore" })).toBeFocused();
    await enter(page, dialog.getByRole("button", { name: "Clore définitivement" }));
    await expect(stages.filter({ hasText: "Clôture" })).toContainText("Administrateur");
    const api = await world.api("deux-rives");
    const closed = (await api.payroll.readPeriod.query({ period: "2026-11" })).filter(
      ({ status }) => status === "clos",
    );
    expect(closed.map(({ porte }) => porte.nom)).toEqual(["Aubry"]);
    await page.context().close();
  });

  it("a rate is typed in the simulator, the net follows, and its way from the turnover opens", async () => {
    const page = await world.signedIn("administrator", "/deux-rives/simulateur");
    await tabTo(page, page.getByRole("textbox", { name: "TJM (taux journalier HT)", exact: true }));
    await page.keyboard.press("Control+a");
    await page.keyboard.type("600");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("18");
    const steps = page.getByRole("region", { name: "Du chiffre d'affaires au net à payer" });
    // 600 × 18, and 10 % of it.
    await expect(steps.getByRole("row", { name: /^Chiffre d'affaires HT/ })).toContainText(/10.800,00/);
    const fees = steps.getByRole("button", { name: /^Frais de gestion\s:\s−1.080,00/ });
    await enter(page, fees);
    const panel = page.getByRole("dialog", { name: "Explication" });
    await expect(panel).toContainText(/1.080,00/);
    await page.keyboard.press("Escape");
    await expect(fees).toBeFocused();
    await page.context().close();
  });

  it("a file of CRA is chosen, its bad lines put right in the preview, and all of it written", async () => {
    const page = await world.signedIn("administrator", "/deux-rives/import");
    const chooser = page.waitForEvent("filechooser");
    await enter(page, page.getByRole("button", { name: "Choisir un fichier" }));
    await (
      await chooser
    ).setFiles({ name: "cra.csv", mimeType: "text/csv", buffer: Buffer.from(CRA.join("\n")) });
    const refused = page.getByRole("region", { name: "Lignes refusées" });
    await expect(refused.getByRole("heading", { level: 2 })).toHaveText("Lignes refusées (2)");
    await retype(page, refused.getByRole("form", { name: "Ligne 3" }).getByLabel("date"), "24/11/2026");
    await retype(page, refused.getByRole("form", { name: "Ligne 4" }).getByLabel("matricule"), "DR-002");
    await page.keyboard.press("Enter");
    await expect(page.getByText("3 lignes : 0 refusée")).toBeVisible();
    await enter(page, page.getByRole("button", { name: "Appliquer l'import" }));
    await expect(page.getByText("3 enregistrements écrits")).toBeVisible();
    await page.context().close();
  });

  it("days of leave are typed in the calendar of a CRA from cell to cell, and saved", async () => {
    const api = await world.api("deux-rives");
    const contratId =
      (await api.payroll.readPeriod.query({ period: "2026-11" })).find(({ porte }) => porte.nom === "Delmas")
        ?.contratId ?? "";
    const page = await world.signedIn("administrator", `/deux-rives/contrats/${contratId}?vue=cra`);
    const month = page.getByLabel("Mois du CRA");
    await tabTo(page, month);
    await expect(month).toHaveValue("2026-11");
    await page.keyboard.press("ArrowUp");
    await expect(month).toHaveValue("2026-12");
    // The choice that is made has the focus; arrows go to the others.
    const days = page.getByRole("radio", { name: "Jours" });
    const chosen = page.getByRole("radio", { checked: true });
    await pressUntil(page, "Tab", () => chosen.evaluate((radio) => radio === document.activeElement));
    await pressUntil(page, "ArrowLeft", () => days.isChecked());
    await tabTo(page, page.locator("[data-cell='0:0']"));
    const first = page.getByLabel("Congé, 1ᵉʳ décembre 2026");
    await pressUntil(page, "ArrowDown", () => first.evaluate((cell) => cell === document.activeElement));
    await page.keyboard.type("1");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("0,5");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await enter(page, page.getByRole("button", { name: "Enregistrer le compte rendu" }));
    await expect(page.getByRole("row", { name: /1ᵉʳ décembre 2026/ })).toBeVisible();
    const { pieces } = await api.payroll.readContrat.query({ contratId });
    const kept = pieces.filter(({ kind, date }) => kind === "cra" && date.startsWith("2026-12"));
    expect(kept.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
      { date: "2026-12-01", nature: "conge", jours: "1" },
      { date: "2026-12-02", nature: "conge", jours: "0.5" },
      { date: "2026-12-03", nature: "conge", jours: "1" },
    ]);
    await page.context().close();
  });

  it("a payslip is controlled, and the cell that does not close is led to", async () => {
    const api = await world.api("deux-rives");
    const [first] = await api.payroll.readPeriod.query({ period: "2026-10" });
    const page = await world.signedIn(
      "administrator",
      `/deux-rives/controle?contrat=${first?.contratId ?? ""}&mois=2026-10`,
    );
    await enter(page, page.getByRole("button", { name: "Pré-remplir depuis notre bulletin" }));
    const table = page.getByRole("table", { name: "Lignes du bulletin" });
    const cell = table
      .getByLabel(/^Part patronale/)
      .and(table.locator("input:not([value=''])"))
      .first();
    await expect(cell).not.toHaveValue("");
    const [whole = "", cents = ""] = (await cell.inputValue()).split(",");
    await retype(page, cell, `${BigInt(whole) + 10n},${cents}`);
    await enter(page, page.getByRole("button", { name: "Contrôler", exact: true }));
    const found = page.getByRole("region", { name: "Résultat du contrôle" });
    await expect(found.getByRole("article")).toContainText("10,00");
    await enter(page, found.getByRole("button", { name: "Aller à la case" }).first());
    await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
    await page.context().close();
  });

  it("a band of the fee grid is changed, and kept in the draft", async () => {
    const api = await world.api("deux-rives");
    const { id } = await api.rules.createDraft.mutate({ label: "Barème au clavier" });
    const page = await world.signedIn(
      "administrator",
      `/deux-rives/regles/bareme/fraisStandard?brouillon=${id}`,
    );
    await retype(page, page.getByLabel("Taux sur la tranche, tranche 1"), "9");
    await expect(page.getByText("Tout est enregistré")).toBeVisible();
    const { texts } = await api.rules.readDraft.query({ draftId: id });
    // The first band of the standard grid, and nothing else of its line.
    expect(texts.map(({ text }) => text).join()).toContain(
      'bands: [ { upTo: "70000", rate: "9" }, { upTo: "150000", rate: "8" }, { rate: "5" } ]',
    );
    await page.context().close();
  });

  it("a draft is run, sent to review, approved by another person and published", async () => {
    const agathe = await world.person("deux-rives", "Agathe Autrice", ["author"]);
    const basile = await world.person("deux-rives", "Basile Relecteur", ["approver"]);
    const address = `/deux-rives/brouillons/${await changedDraft()}`;
    const author = await world.signedIn(agathe, address);
    await enter(author, author.getByRole("button", { name: "Jouer les scénarios" }));
    await expect(author.getByRole("region", { name: "Scénarios, avant et avec le brouillon" })).toContainText(
      "Aucun n'échoue",
      { timeout: 120_000 },
    );
    await say(author, "Libellé revu.", "Demander la relecture");
    await expect(author.getByText("Relecture demandée par vous")).toBeVisible();

    const approver = await world.signedIn(basile, address);
    await say(approver, "Vu.", "Approuver");
    await tabTo(approver, approver.getByLabel("Prend effet le"));
    // Day and month alike, in whatever order the browser asks for them.
    await approver.keyboard.type("01012027");
    await tabTo(approver, approver.getByLabel("Motif de la publication"));
    await approver.keyboard.type("Libellé de l'effectif");
    await enter(approver, approver.getByRole("button", { name: "Publier" }));
    await expect(approver.getByText("Ce brouillon est publié.")).toBeVisible();
    const [release] = await (
      await world.api("deux-rives")
    ).rules.listReleases.query({
      ruleSet: "company/deux-rives",
    });
    expect([release?.number, release?.effectiveFrom]).toEqual([2, "2027-01-01"]);
  });

  /** A draft that says one label otherwise: no figure moves. */
  async function changedDraft(): Promise<string> {
    const api = await world.api("deux-rives");
    const ruleSet = "company/deux-rives";
    const { files } = await api.rules.readRelease.query({ ruleSet, number: 1 });
    const before = files["societe.yaml"] ?? "";
    const text = before.replace("Effectif de la société", "Effectif de notre société");
    expect(text).not.toBe(before);
    const { id } = await api.rules.createDraft.mutate({ label: "Libellé de l'effectif" });
    await api.rules.writeText.mutate({ draftId: id, ruleSet, path: "societe.yaml", revision: 0, text });
    return id;
  }
});

async function say(page: Page, text: string, action: string): Promise<void> {
  await tabTo(page, page.getByLabel("Votre avis"));
  await page.keyboard.type(text);
  await enter(page, page.getByRole("button", { name: action, exact: true }));
}
