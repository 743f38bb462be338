import type { Browser } from "playwright-core";
import { openContext, signIn, type Person } from "./browser.ts";

/** What came over the wire, by what it is; bytes as sent, compressed. */
export interface Transfer {
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** Opens the app for the first time, with nothing kept: signs in, and waits until the first page is at rest. Data of the API is not counted. */
export async function measureFirstLoad(browser: Browser, url: string, person: Person): Promise<Transfer> {
  const context = await openContext(browser, url);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const paths = new Map<string, string>();
  const files: { path: string; bytes: number }[] = [];
  wire.on("Network.responseReceived", ({ requestId, response }) => {
    paths.set(requestId, new URL(response.url).pathname);
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path !== undefined && !path.startsWith("/api/")) files.push({ path, bytes: encodedDataLength });
  });
  await signIn(page, person, "/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
}
