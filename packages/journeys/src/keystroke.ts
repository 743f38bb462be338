import type { Page } from "playwright-core";

/** Types another rate into the simulator so many times, and tells how long the figures took to follow each last key, in milliseconds. */
export async function followKeystrokes(
  page: Page,
  societe: string,
  times: number,
): Promise<readonly number[]> {
  await page.goto(`/${societe}/simulateur`);
  const rate = page.getByLabel(/^TJM/);
  // Drawn with the net, and moved by every rate: in a hole of the law the net stands still.
  const fees = page.getByRole("button", { name: /^Frais de gestion : / }).first();
  await fees.waitFor();
  const lengths: number[] = [];
  for (let time = 0; time < times; time++) {
    const was = (await fees.textContent()) ?? "";
    // Never the 450 that the page proposes.
    await rate.fill(String(451 + time));
    const start = performance.now();
    await page.waitForFunction(
      (before) => document.querySelector('button[aria-label^="Frais de gestion : "]')?.textContent !== before,
      was,
      { polling: "raf" },
    );
    lengths.push(performance.now() - start);
  }
  return lengths;
}
