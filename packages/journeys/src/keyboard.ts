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
