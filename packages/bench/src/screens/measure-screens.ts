import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ADMINISTRATOR,
  buildApp,
  followKeystrokes,
  launchBrowser,
  measureFirstLoad,
  openContext,
  openPortes,
  passwordTold,
  scrollThrough,
  signIn,
  startServer,
} from "@bareme/journeys";

/** What people see of the app's speed, in a real Chromium against a server with the example company. Lengths are milliseconds. */
export interface ScreensReport {
  /** Bytes as sent until the first page is at rest, nothing kept from before. */
  readonly firstLoad: number;
  /** Length of each picture while the table of portés scrolls. */
  readonly scroll: readonly {
    readonly rows: number;
    readonly speed: Speed;
    readonly drawn: number;
    readonly pictures: readonly number[];
  }[];
  /** From a key of the simulator to the figures that follow it. */
  readonly keystrokes: readonly number[];
}

/** A wheel moves three rows a picture; whoever drags the bar sees all rows pass in five seconds. */
type Speed = "by the wheel" | "from top to end";

const SCROLLS: readonly (readonly [rows: number, speed: Speed])[] = [
  [100, "from top to end"],
  [10_000, "by the wheel"],
  [10_000, "from top to end"],
];
const PICTURES = 300;
const WHEEL_PIXELS = 120;
const KEYSTROKES = 20;
const COMPANY = "deux-rives";

export async function measureScreens(): Promise<ScreensReport> {
  buildApp();
  const folder = mkdtempSync(join(tmpdir(), "bareme-ecrans-"));
  const server = await startServer(join(folder, "donnees"));
  const browser = await launchBrowser();
  try {
    const { url } = server;
    const person = { email: ADMINISTRATOR, password: passwordTold(server) };
    const { bytes: firstLoad } = await measureFirstLoad(browser, url, person);
    const page = await (await openContext(browser, url)).newPage();
    await signIn(page, person, `/${COMPANY}`);
    const scroll = [];
    for (const [rows, speed] of SCROLLS) {
      await openPortes(page, COMPANY, rows);
      const pictures = await scrollThrough(
        page,
        PICTURES,
        speed === "by the wheel" ? WHEEL_PIXELS : "to the end",
      );
      scroll.push({ rows, speed, drawn: await page.getByRole("row").count(), pictures });
      await page.unrouteAll();
    }
    return { firstLoad, scroll, keystrokes: await followKeystrokes(page, COMPANY, KEYSTROKES) };
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
