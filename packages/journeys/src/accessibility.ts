import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "playwright-core";

/** A page of a thousand rows takes long on a busy machine. */
const SLOW = 60_000;

/** What an address shows: its title, so that a page which is not there is no page without faults. */
export interface Visit {
  readonly address: string;
  readonly title: string | RegExp;
}

/** The page has this title, and nothing on it is still being read. */
export async function settled(page: Page, title: Visit["title"]): Promise<void> {
  const head = page.getByRole("heading", { level: 1 });
  await expect(head).toHaveText(title, { timeout: SLOW });
  await nothingIsRead(page);
  await expect(head).toHaveText(title);
}

/** What is read says so in a status with its turning mark, or has a status that ends in « … »; a page that follows a draft never ends to listen, and says nothing. */
export async function nothingIsRead(page: Page): Promise<void> {
  const status = page.getByRole("status");
  await expect(status.filter({ has: page.locator("[class*=Loader-root]") })).toHaveCount(0, {
    timeout: SLOW,
  });
  await expect(status.filter({ hasText: /…$/, visible: true })).toHaveCount(0, { timeout: SLOW });
}

/** What axe finds on the page as it stands, in both colours, one line for each element. What has to do with no colour is asked once. */
export async function faultsNow(page: Page, where: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme, {
      timeout: SLOW,
    });
    const axe = new AxeBuilder({ page });
    const { violations, passes } = await (
      colorScheme === "dark" ? axe.withRules(["color-contrast", "link-in-text-block"]) : axe
    ).analyze();
    expect(passes.map(({ id }) => id)).toContain("color-contrast");
    for (const { id, nodes } of violations)
      for (const { target, failureSummary = "" } of nodes)
        faults.push(`${where} ${colorScheme} ${id}: ${target.join(" ")} ${failureSummary.slice(0, 300)}`);
  }
  return faults;
}

/** The same of each of these addresses, of a company or of nobody. */
export async function faultsOf(
  page: Page,
  slug: string,
  visits: readonly Visit[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { address, title } of visits) {
    await page.goto(slug === "" ? address : `/${slug}${address}`);
    await settled(page, title);
    faults.push(...(await faultsNow(page, address)));
  }
  return faults;
}
