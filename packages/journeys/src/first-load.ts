import type { Browser } from "playwright-core";
import { openContext, signIn, type Person } from "./browser.ts";

/** What came over the wire, file by file; bytes of bodies as sent, compressed. */
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
  const bytes = new Map<string, number>();
  wire.on("Network.responseReceived", ({ requestId, response }) => {
    paths.set(requestId, new URL(response.url).pathname);
  });
  // Bodies, compressed as they come; a response's head is the same whatever the app weighs.
  wire.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId) ?? "";
    if (!path.startsWith("/api/")) bytes.set(path, (bytes.get(path) ?? 0) + encodedDataLength);
  });
  await signIn(page, person, "/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  const files = [...bytes].map(([path, length]) => ({ path, bytes: length }));
  return { bytes: files.reduce((sum, one) => sum + one.bytes, 0), files };
}
