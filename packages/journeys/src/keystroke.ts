import type { Page } from "playwright-core";

/** Types another rate into the simulator so many times, and tells how long each net took to follow its last key, in milliseconds. */
export async function followKeystrokes(
  page: Page,
  societe: string,
  times: number,
): Promise<readonly number[]> {
  await page.goto(`/${societe}/simulateur`);
  const rate = page.getByLabel(/^TJM/);
  const net = page.getByRole("button", { name: /^Net à payer : / }).first();
  await net.waitFor();
  const lengths: number[] = [];
  for (let time = 0; time < times; time++) {
    const before = (await net.textContent()) ?? "";
    await rate.fill(`45${time % 10}`);
    const start = performance.now();
    await page.waitForFunction(
      ({ was }) =>
        [...document.querySelectorAll("button")].some(
          (button) =>
            button.getAttribute("aria-label")?.startsWith("Net à payer : ") === true &&
            button.textContent !== was,
        ),
      { was: before },
      { polling: "raf" },
    );
    lengths.push(performance.now() - start);
  }
  return lengths;
}
