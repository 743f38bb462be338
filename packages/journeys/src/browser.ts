import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export const ADMINISTRATOR = "admin@bareme.local";

/** Who signs in. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

export interface PageOptions {
  readonly colors?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** Debian's Chromium, started as this machine allows. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** A browser of someone else: French, in Paris, with nothing kept. */
export async function openContext(
  browser: Browser,
  url: string,
  { colors = "light", width = 1280, height = 900 }: PageOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    colorScheme: colors,
    viewport: { width, height },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(120_000);
  return context;
}

/** Signs in, and comes out at an address of the app. */
export async function signIn(page: Page, { email, password }: Person, path: string): Promise<void> {
  await page.goto(`/connexion?vers=${encodeURIComponent(path)}`);
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel(/^Mot de passe/).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((at) => !at.pathname.startsWith("/connexion"));
}
