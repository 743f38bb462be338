import { expect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

const shown = expect.configure({ timeout: 60_000 });

/** Drafts are typed so in `draft-together.test.ts`, an expense in `records.test.ts`. */
describe("someone whose connection goes while they type", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("has the days of a CRA saved once, when it is back", async () => {
    const contratId = await contractOf(world, "DR-005");
    const page = await world.signedIn("administrator", `/deux-rives/contrats/${contratId}?vue=cra`);
    await page.getByLabel("Mois du CRA").fill("2026-12");
    await page.getByRole("radio", { name: "Jours" }).press("Space");
    await page.getByLabel("Congé, 1ᵉʳ décembre 2026").fill("1");
    const sent = requestsTo(page, "payroll.savePieces");
    await page.context().setOffline(true);
    await page.getByLabel("Congé, 2 décembre 2026").fill("0,5");
    await page.getByRole("button", { name: "Enregistrer le compte rendu" }).click();
    await shown(page.getByText("Connexion perdue : le serveur ne répond plus")).toBeVisible();
    await shown(page.getByText(/^En attente de connexion/)).toBeVisible();
    await shown(page.getByLabel("Congé, 2 décembre 2026")).toHaveValue("0,5");
    expect(await decemberOf(contratId)).toEqual([]);

    await page.context().setOffline(false);
    await shown(page.getByText("Connexion perdue")).toHaveCount(0);
    await shown(page.getByRole("button", { name: "Enregistrer le compte rendu" })).toHaveCount(0);
    expect(await decemberOf(contratId)).toEqual([
      { date: "2026-12-01", nature: "conge", jours: "1" },
      { date: "2026-12-02", nature: "conge", jours: "0.5" },
    ]);
    expect(sent.answered()).toBe(1);
    await page.context().close();
  });

  it("has their opinion of a draft heard once, when it is back", async () => {
    const api = await world.api("deux-rives");
    const { id: draftId } = await api.rules.createDraft.mutate({ label: "Brouillon dont on parle" });
    const page = await world.signedIn("administrator", `/deux-rives/brouillons/${draftId}`);
    const opinion = page.getByLabel("Votre avis");
    await opinion.fill("La notification ");
    const sent = requestsTo(page, "rules.commentDraft");
    await page.context().setOffline(true);
    await opinion.press("End");
    await opinion.pressSequentially("n'est pas jointe.");
    await page.getByRole("button", { name: "Ajouter une remarque" }).click();
    await shown(page.getByText("votre avis partira dès qu'elle revient")).toBeVisible();
    await shown(opinion).toHaveValue("La notification n'est pas jointe.");
    expect((await api.rules.readDraft.query({ draftId })).opinions).toEqual([]);

    await page.context().setOffline(false);
    await shown(opinion).toHaveValue("");
    await shown(page.getByText("La notification n'est pas jointe.")).toHaveCount(1);
    const { opinions } = await api.rules.readDraft.query({ draftId });
    expect(opinions.map(({ text }) => text)).toEqual(["La notification n'est pas jointe."]);
    expect(sent.answered()).toBe(1);
    await page.context().close();
  });

  async function decemberOf(contratId: string): Promise<readonly unknown[]> {
    const api = await world.api("deux-rives");
    const { pieces } = await api.payroll.readContrat.query({ contratId });
    return pieces
      .filter(({ kind, date }) => kind === "cra" && date.startsWith("2026-12"))
      .map(({ data }) => JSON.parse(data) as unknown);
  }
});

/** How many requests to a procedure the server answers from now on. */
function requestsTo(page: Page, procedure: string): { readonly answered: () => number } {
  let count = 0;
  page.on("response", (response) => {
    if (response.url().includes(procedure) && response.request().method() === "POST") count += 1;
  });
  return { answered: () => count };
}

async function contractOf(world: World, matricule: string): Promise<string> {
  const api = await world.api("deux-rives");
  const [portes, contrats] = await Promise.all([
    api.payroll.listPortes.query({}),
    api.payroll.listContrats.query({}),
  ]);
  const porte = portes.find((one) => one.matricule === matricule);
  const contrat = contrats.find(({ porteId }) => porteId === porte?.id);
  if (contrat === undefined) throw new Error(`the example has no contract of ${matricule}`);
  return contrat.id;
}
