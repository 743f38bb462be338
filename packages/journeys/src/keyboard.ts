import { expect } from "@playwright/test";
import type { Locator, Page } from "playwright-core";

/** More than any page has to go through. */
const STOPS = 500;

/** Goes on from field to field by the keyboard until this one has the focus. */
export async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(goal).toBeVisible({ timeout: 60_000 });
  for (let stops = 0; stops < STOPS; stops += 1) {
    await page.keyboard.press(key);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead to ${goal.toString()}`);
}

/** Goes to a button or a link, and presses it. */
export async function enter(page: Page, goal: Locator): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press("Enter");
}

/** Goes to a field, and types over what stands there. */
export async function retype(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Goes to a field that searches as one types, and takes the first that it finds under these words. */
export async function choose(page: Page, field: Locator, words: string): Promise<void> {
  await retype(page, field, words);
  await expect(page.getByRole("option", { name: words }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** Presses a key until what it should reach is reached. */
export async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let times = 0; times < STOPS; times += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}
