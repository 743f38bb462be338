import { expect as eventually } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../src/browser.ts";
import { openWorld, type World } from "../src/world.ts";

const shown = eventually.configure({ timeout: 60_000 });
const FIGURE = "Valeur, 1ᵉʳ janvier 2025";

describe("two people who write the same line of one draft", () => {
  let world: World;
  let agathe: Person;
  let bruno: Person;
  beforeAll(async () => {
    world = await openWorld();
    agathe = await world.person("deux-rives", "Agathe Autrice", ["author"]);
    bruno = await world.person("deux-rives", "Bruno Auteur", ["author"]);
  });
  afterAll(() => world.close());

  it("are shown both texts, line beside line, and the one who came second chooses; until then nothing is sent or lost", async () => {
    const { draftId, address } = await begun("Deux taux pour une ligne");
    const { mine, theirs } = await written(address, "0,75", "0,80");
    expect(await figureIn(draftId)).toBe("0.80");
    // Still there in a page that opens later.
    await mine.reload();
    await mine.getByRole("button", { name: "Voir les deux et les accorder" }).click();
    const view = mine.getByRole("dialog", { name: /^Accorder les deux textes de .*societe\.yaml$/ });
    await shown(view.getByRole("textbox", { name: "Le texte de : Bruno Auteur" })).toContainText(
      'value: "0.80"',
    );
    await shown(view.getByRole("textbox", { name: "Votre texte, à accorder" })).toContainText(
      'value: "0.75"',
    );
    await view.getByRole("button", { name: "Plus tard" }).click();
    await shown(view).toHaveCount(0);
    expect(await figureIn(draftId)).toBe("0.80");

    await mine.getByRole("button", { name: "Voir les deux et les accorder" }).click();
    await view.getByRole("button", { name: "Garder le texte de droite" }).click();
    await shown(conflict(mine)).toHaveCount(0);
    await shown(mine.getByText("Tout est enregistré")).toBeVisible();
    expect(await figureIn(draftId)).toBe("0.75");
    await shown(theirs.getByLabel(FIGURE)).toHaveValue("0,75");
    await mine.context().close();
    await theirs.context().close();
  });

  it("may take the other's, line by line", async () => {
    const { draftId, address } = await begun("Le taux de l'autre");
    const { mine, theirs } = await written(address, "0,65", "0,85");
    await mine.getByRole("button", { name: "Voir les deux et les accorder" }).click();
    const view = mine.getByRole("dialog", { name: /^Accorder les deux textes de .*societe\.yaml$/ });
    await view.getByRole("button", { name: "Reprendre ces lignes dans votre texte" }).click();
    await shown(view.getByRole("textbox", { name: "Votre texte, à accorder" })).toContainText(
      'value: "0.85"',
    );
    await view.getByRole("button", { name: "Garder le texte de droite" }).click();
    await shown(conflict(mine)).toHaveCount(0);
    await shown(mine.getByLabel(FIGURE)).toHaveValue("0,85");
    expect(await figureIn(draftId)).toBe("0.85");
    await mine.context().close();
    await theirs.context().close();
  });

  /** One types while her connection is lost, the other saves meanwhile: when it is back she is told, and both texts are there. */
  async function written(
    address: string,
    hers: string,
    his: string,
  ): Promise<{ readonly mine: Page; readonly theirs: Page }> {
    const mine = await world.signedIn(agathe, address);
    const theirs = await world.signedIn(bruno, address);
    await shown(mine.getByLabel(FIGURE)).toHaveValue("0,70");
    await mine.context().setOffline(true);
    await mine.getByLabel(FIGURE).fill(hers);
    await shown(mine.getByText("En attente de connexion : rien n'est perdu")).toBeVisible();
    await theirs.getByLabel(FIGURE).fill(his);
    await shown(theirs.getByText("Tout est enregistré")).toBeVisible();
    await mine.context().setOffline(false);
    await shown(conflict(mine)).toContainText("Bruno Auteur a changé les mêmes lignes que vous");
    await shown(mine.getByLabel(FIGURE)).toHaveValue(hers);
    return { mine, theirs };
  }

  async function begun(label: string): Promise<{ readonly draftId: string; readonly address: string }> {
    const api = await world.api("deux-rives");
    const { id } = await api.rules.createDraft.mutate({ label });
    return { draftId: id, address: `/deux-rives/regles/parametre/tauxAtmp?brouillon=${id}` };
  }

  /** The figure of the rate as the draft holds it on the server. */
  async function figureIn(draftId: string): Promise<string | undefined> {
    const api = await world.api("deux-rives");
    const { texts } = await api.rules.readDraft.query({ draftId });
    const text = texts.find(({ path }) => path === "societe.yaml")?.text ?? "";
    return /from: 2025-01-01, value: "(0\.\d+)", source: notification/.exec(text)?.[1];
  }
});

function conflict(page: Page): Locator {
  return page.getByRole("alert").filter({ hasText: /societe\.yaml » a deux textes/ });
}
