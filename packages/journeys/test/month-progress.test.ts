import { expect as playwrightExpect } from "@playwright/test";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../src/world.ts";

const shown = playwrightExpect.configure({ timeout: 120_000 });

/** More than any machine computes between two answers of the server: they are handed out in several jobs. */
const MORE = 60;
const PAID = 4;

describe("the run of a month over many contracts", () => {
  let world: World;
  let page: Page;
  beforeAll(async () => {
    world = await openWorld();
    await hire(world);
    page = await world.signedIn("administrator", "/deux-rives/paie/2026-11");
  });
  afterAll(() => world.close());

  it("is told as it goes: how many are done of how many, never fewer than before, up to all of them", async () => {
    await shown(page.getByRole("heading", { level: 1 })).toHaveText("Paie de novembre 2026");
    const heard = await listen(page);
    await page.getByRole("button", { name: "Calculer tout" }).click();
    await shown(page.getByText("Calcul, dernier passage")).toContainText(/\d+ contrats/);
    const told = await heard.jsonValue();
    const counts = told.map(({ says }) => Number(/(\d+) sur 64/.exec(says)?.[1]));
    expect(told.map(({ says }) => says)).toEqual(
      counts.map((count) => `Calcul en cours${count} sur ${MORE + PAID}`),
    );
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
    expect(counts.filter((count) => count > 0 && count < MORE + PAID)).not.toEqual([]);
    // The bar says the same as the words.
    expect(told.map(({ width }) => width)).toEqual(
      counts.map((count) => String(Math.floor((100 * count) / (MORE + PAID)))),
    );
  });
});

/** Everything that the progress says from now on, each once. */
function listen(page: Page) {
  return page.evaluateHandle(() => {
    const told: { readonly says: string; readonly width: string }[] = [];
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar][aria-label="Calcul en cours"]');
      const says = bar?.closest("[role=status]")?.textContent;
      const width = bar?.getAttribute("aria-valuenow");
      if (says && width && told.at(-1)?.says !== says) told.push({ says, width });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    return told;
  });
}

/** People who begin in November, on the terms of one who is there. */
async function hire({ api }: World): Promise<void> {
  const { payroll } = await api("deux-rives");
  const [known] = await payroll.listContrats.query({});
  const terms = JSON.parse(known?.data ?? "{}") as Readonly<Record<string, unknown>>;
  const { avenants: _avenants, dateFinContrat: _end, ...kept } = terms;
  for (let rank = 1; rank <= MORE; rank += 1) {
    const matricule = `N-${String(rank).padStart(3, "0")}`;
    const { id } = await payroll.savePorte.mutate({ matricule, nom: `Nouveau ${rank}`, prenom: "Dominique" });
    const data = { ...kept, dateDebutContrat: "2026-11-01" };
    await payroll.saveContrat.mutate({ porteId: id, data });
  }
}
