import type { Page } from "playwright-core";

interface Answer {
  readonly result?: { readonly data: unknown };
}

/** Opens the list of portés as a company with so many of them sees it: the first real one stands for all, under other names and numbers. */
export async function openPortes(page: Page, societe: string, count: number): Promise<void> {
  await page.route(/\/api\/trpc\/[^?]*payroll\.listPortes/, async (route) => {
    const response = await route.fetch();
    const answers = (await response.json()) as readonly Answer[];
    const names = new URL(route.request().url()).pathname.split("/").at(-1)?.split(",") ?? [];
    const json = answers.map((answer, index) =>
      names[index] === "payroll.listPortes" ? { result: { data: manyOf(answer, count) } } : answer,
    );
    await route.fulfill({ response, json });
  });
  await page.goto(`/${societe}/portes`);
  await page.getByRole("table").waitFor();
}

function manyOf({ result }: Answer, count: number): readonly unknown[] {
  const [first] = Array.isArray(result?.data) ? (result.data as readonly Record<string, unknown>[]) : [];
  if (first === undefined) throw new Error("the example company has no porté");
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, "0");
    const id = `00000000-0000-4000-8000-${number.padStart(12, "0")}`;
    return { ...first, id, matricule: `P${number}`, nom: `Nom ${number}` };
  });
}

/** Scrolls the table's frame by so many pixels at each picture, or from top to end in that many pictures, and tells how long each took, in milliseconds. */
export function scrollThrough(
  page: Page,
  pictures: number,
  pixels: number | "to the end" = "to the end",
): Promise<readonly number[]> {
  return page.getByRole("table").evaluate(
    async (table, asked) => {
      const frame = table.closest("[role=region]");
      if (frame === null) throw new Error("the table has no frame");
      // No function with a name: what runs TypeScript here marks it with a helper that the page has not.
      const lengths: number[] = [];
      frame.scrollTop = 0;
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let step = 1; step <= asked.pictures; step++) {
        const whole = (frame.scrollHeight - frame.clientHeight) * (step / asked.pictures);
        frame.scrollTop = asked.pixels === "to the end" ? whole : step * asked.pixels;
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        lengths.push(now - last);
        last = now;
      }
      return lengths;
    },
    { pictures, pixels },
  );
}
