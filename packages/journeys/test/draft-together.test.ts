import { expect as eventually } from "@playwright/test";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../src/browser.ts";
import { tabTo } from "../src/keyboard.ts";
import { openWorld, type World } from "../src/world.ts";

const shown = eventually.configure({ timeout: 60_000 });

// As rules/company/deux-rives/societe.yaml says it.
const RATE = "Taux AT/MP de l'établissement";
const NOTICE = "Les Deux Rives Portage, notifications AT/MP et effectif 2025 et 2026";

describe("people who write the rules of their company", () => {
  let world: World;
  let agathe: Person;
  let bruno: Person;

  beforeAll(async () => {
    world = await openWorld();
    agathe = await world.person("deux-rives", "Agathe Autrice", ["author"]);
    bruno = await world.person("deux-rives", "Bruno Auteur", ["author"]);
  });
  afterAll(() => world.close());

  it("see in an open draft what the other writes, without reloading, and who wrote it", async () => {
    const { address } = await begun("Taux AT/MP de 2027");
    const writer = await world.signedIn(agathe, address);
    const reader = await world.signedIn(bruno, address);
    await shown(reader.getByLabel("Valeur, 1ᵉʳ janvier 2025")).toHaveValue("0,70");
    await shown(writer.getByLabel("Valeur, 1ᵉʳ janvier 2025")).toHaveValue("0,70");
    let loads = 0;
    reader.on("load", () => (loads += 1));

    await writer.getByLabel("À compter du").fill("01/01/2027");
    await writer.getByLabel("Valeur (%)").fill("0,80");
    await writer.getByRole("button", { name: "Ajouter une valeur" }).click();
    await writer.getByRole("button", { name: "Texte, 1ᵉʳ janvier 2027 : choisir" }).click();
    await writer.getByRole("combobox", { name: "Texte, 1ᵉʳ janvier 2027" }).fill("notifications");
    await writer.getByRole("option", { name: NOTICE }).click();
    await shown(saveState(writer)).toHaveText("Tout est enregistré");

    await shown(reader.getByLabel("Valeur, 1ᵉʳ janvier 2027")).toHaveValue("0,80");
    await shown(lineOf(reader, "2027-01-01")).toContainText(NOTICE);
    await shown(
      draftBar(reader)
        .getByRole("status")
        .filter({ hasText: "Agathe Autrice a changé societe.yaml. Ses changements sont repris ici." }),
    ).toBeVisible();
    expect(loads).toBe(0);

    // It goes both ways; nobody is told of what they wrote themselves.
    await reader.getByLabel("Remarque, 1ᵉʳ janvier 2027").fill("Notification attendue en janvier");
    await shown(writer.getByLabel("Remarque, 1ᵉʳ janvier 2027")).toHaveValue(
      "Notification attendue en janvier",
    );
    await shown(draftBar(writer)).toContainText("Bruno Auteur a changé societe.yaml");
    await shown(draftBar(writer)).not.toContainText("Agathe Autrice a changé");
    await reader.getByRole("button", { name: "J'ai vu" }).click();
    await shown(draftBar(reader)).not.toContainText("a changé");
    await writer.context().close();
    await reader.context().close();
  });

  it("lose nothing when the connection goes while a value is typed: it reaches the draft once it is back", async () => {
    const { draftId, address } = await begun("Taux AT/MP, connexion coupée");
    const page = await world.signedIn(agathe, address);
    await loseWhileTyping(page, "0,7", "5");
    expect(await textIn(draftId)).not.toContain('"0.75"');

    await page.context().setOffline(false);
    await shown(saveState(page)).toHaveText("Tout est enregistré");
    await shown(lostConnection(page)).toHaveCount(0);
    await shown(page.getByLabel("Valeur, 1ᵉʳ janvier 2025")).toHaveValue("0,75");
    expect(await textIn(draftId)).toContain('{ from: 2025-01-01, value: "0.75", source: notification }');
    await page.context().close();
  });

  it("lose nothing either when the page is closed before the connection is back", async () => {
    const { draftId, address } = await begun("Taux AT/MP, page fermée");
    const page = await world.signedIn(bruno, address);
    await loseWhileTyping(page, "0,8", "5");
    const again = await page.context().newPage();
    await page.close();
    expect(await textIn(draftId)).not.toContain('"0.85"');

    await again.context().setOffline(false);
    await again.goto(address);
    await shown(again.getByLabel("Valeur, 1ᵉʳ janvier 2025")).toHaveValue("0,85");
    await shown(saveState(again)).toHaveText("Tout est enregistré");
    expect(await textIn(draftId)).toContain('{ from: 2025-01-01, value: "0.85", source: notification }');
    await again.context().close();
  });

  it("see on a slow network what is not saved yet, type on meanwhile, and lose nothing", async () => {
    const { draftId, address } = await begun("Taux AT/MP, réseau lent");
    const page = await world.signedIn(agathe, address);
    const cell = page.getByLabel("Valeur, 1ᵉʳ janvier 2025");
    await shown(cell).toHaveValue("0,70");
    const wire = await page.context().newCDPSession(page);
    await wire.send("Network.enable");
    await wire.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 4000,
      downloadThroughput: 4000,
      uploadThroughput: 4000,
    });
    await cell.press("Control+a");
    await page.keyboard.type("0,9");
    await shown(saveState(page)).toHaveText("Enregistrement…");
    await page.keyboard.type("5");
    await shown(cell).toHaveValue("0,95");
    await shown(saveState(page)).toHaveText("Tout est enregistré");
    await shown(cell).toHaveValue("0,95");
    expect(await textIn(draftId)).toContain('{ from: 2025-01-01, value: "0.95", source: notification }');
    await page.context().close();
  });

  it("begin a draft, find a rule, add a value with its source and ask whether it can be published, by the keyboard alone", async () => {
    const page = await world.signedIn(agathe, "/deux-rives/regles");
    await tabTo(page, page.getByRole("button", { name: "Nouveau brouillon" }));
    await page.keyboard.press("Enter");
    await shown(page.getByRole("textbox", { name: "Ce que ce brouillon change" })).toBeFocused();
    await page.keyboard.type("AT/MP au clavier");
    await page.keyboard.press("Enter");
    await shown(page).toHaveURL(/\/deux-rives\/regles\?brouillon=/);
    await shown(page.getByRole("dialog")).toHaveCount(0);

    await page.keyboard.press("Control+k");
    const search = page.getByRole("dialog", { name: "Chercher" });
    await shown(search.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("taux at/mp");
    await shown(search.getByRole("option", { selected: true })).toContainText(RATE);
    await shown(search.getByText("se lisent encore")).toHaveCount(0);
    await shown(search.getByRole("option", { selected: true })).toContainText(RATE);
    await page.keyboard.press("Enter");
    await shown(page).toHaveURL(/\/deux-rives\/regles\/parametre\/tauxAtmp\?brouillon=/);
    await shown(page.getByRole("heading", { level: 1 })).toHaveText(RATE);

    await tabTo(page, page.getByLabel("À compter du"));
    await page.keyboard.type("01/01/2027");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0,80");
    await page.keyboard.press("Enter");
    await shown(page.getByLabel("Valeur, 1ᵉʳ janvier 2027")).toHaveValue("0,80");
    await shown(lineOf(page, "2027-01-01")).toContainText("n'a pas de source");

    await tabTo(page, page.getByRole("button", { name: "Texte, 1ᵉʳ janvier 2027 : choisir" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await shown(page.getByRole("combobox", { name: "Texte, 1ᵉʳ janvier 2027" })).toBeFocused();
    await page.keyboard.type("notifications");
    await shown(page.getByRole("listbox").getByRole("option")).toHaveText([NOTICE]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Remarque, 1ᵉʳ janvier 2027"));
    await shown(lineOf(page, "2027-01-01")).toContainText(NOTICE);
    await shown(lineOf(page, "2027-01-01")).not.toContainText("n'a pas de source");
    await shown(saveState(page)).toHaveText("Tout est enregistré");

    // A text that the company does not name yet, beside one that a value has already.
    await tabTo(page, page.getByRole("button", { name: "Texte, 1ᵉʳ janvier 2027 : choisir" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await shown(page.getByRole("combobox", { name: "Texte, 1ᵉʳ janvier 2027" })).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Nouveau texte…" }));
    await page.keyboard.press("Enter");
    await shown(page.getByRole("textbox", { name: "Texte", exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await shown(page.getByRole("dialog")).toHaveCount(0);

    await tabTo(page, page.getByRole("link", { name: /^Peut-on publier/ }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await shown(page.getByRole("heading", { level: 1 })).toContainText(
      "Peut-on publier « AT/MP au clavier »",
    );
    await shown(section(page, "Fautes dans les règles")).toContainText("Aucune faute");
    await shown(section(page, "Ce qui change").locator("ins").filter({ hasText: "0,8" })).toBeVisible();
    await page.context().close();
  });

  /** An empty draft of the company, and the page of the rate in it. */
  async function begun(label: string): Promise<{ readonly draftId: string; readonly address: string }> {
    const api = await world.api("deux-rives");
    const { id } = await api.rules.createDraft.mutate({ label });
    return { draftId: id, address: `/deux-rives/regles/parametre/tauxAtmp?brouillon=${id}` };
  }

  /** What the draft holds on the server of the file of the rate; nothing while it does not touch it. */
  async function textIn(draftId: string): Promise<string> {
    const api = await world.api("deux-rives");
    const { texts } = await api.rules.readDraft.query({ draftId });
    return texts.find(({ path }) => path === "societe.yaml")?.text ?? "";
  }
});

/** Types the figure of 2025; between its first digits and its last, the connection goes. */
async function loseWhileTyping(page: Page, before: string, after: string): Promise<void> {
  const cell = page.getByLabel("Valeur, 1ᵉʳ janvier 2025");
  await shown(cell).toHaveValue("0,70");
  await cell.press("Control+a");
  await page.keyboard.type(before);
  await shown(saveState(page)).toHaveText("Tout est enregistré");
  await page.context().setOffline(true);
  await page.keyboard.type(after);
  await shown(lostConnection(page)).toBeVisible();
  await shown(saveState(page)).toHaveText("En attente de connexion : rien n'est perdu");
  await shown(cell).toHaveValue(`${before}${after}`);
}

function lostConnection(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: "Connexion perdue : le serveur ne répond plus" });
}

function draftBar(page: Page): Locator {
  return page.getByRole("region", { name: "Brouillon", exact: true });
}

/** The line that says whether all that was typed is on the server. */
function saveState(page: Page): Locator {
  return draftBar(page)
    .getByRole("status")
    .filter({ hasText: /enregistr|Aucun changement|En attente|accorder/i });
}

function section(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

function lineOf(page: Page, from: string): Locator {
  return page.getByRole("row").filter({ has: page.locator(`input[type=date][value="${from}"]`) });
}
