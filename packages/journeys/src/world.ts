import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type ApiClient } from "@bareme/api/client";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { inject } from "vitest";
import { startServer, type ServerProcess } from "./server-process.ts";

export const ADMINISTRATOR = "admin@bareme.local";

/** Each role has its person: nobody approves what they wrote. */
type Role = "reader" | "payroll" | "author" | "approver" | "administrator";

interface Person {
  readonly email: string;
  readonly password: string;
}

/** A server of its own on a copy of the first data, and a browser. */
export interface World {
  readonly url: string;
  readonly server: ServerProcess;
  readonly browser: Browser;
  /** The API as the administrator calls it, for a company. */
  readonly api: (slug: string) => Promise<ApiClient>;
  /** A person with these roles in a company, made for the journey. */
  readonly person: (slug: string, nom: string, roles: readonly Role[]) => Promise<Person>;
  /** A page of a browser where that person has signed in, at an address of the app. */
  readonly signedIn: (person: Person | "administrator", path: string, options?: PageOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

interface PageOptions {
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

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "bareme-parcours-"));
  const data = join(folder, "donnees");
  cpSync(inject("firstData"), data, { recursive: true });
  const [server, browser] = await Promise.all([
    startServer(data),
    chromium.launch({ executablePath: CHROMIUM, args: FLAGS }),
  ]);
  const { url } = server;
  const password = inject("firstPassword");
  const contexts: BrowserContext[] = [];
  const api = async (slug: string): Promise<ApiClient> => {
    const session = { cookie: null };
    const client = createClient({ url, session });
    await client.access.signIn.mutate({ email: ADMINISTRATOR, password });
    const { memberships } = await client.access.whoAmI.query({});
    const societeId = memberships.find((one) => one.slug === slug)?.societeId;
    if (societeId === undefined) throw new Error(`the administrator has no company ${slug}`);
    return createClient({ url, session, societeId });
  };
  return {
    url,
    server,
    browser,
    api,
    async person(slug, nom, roles) {
      const client = await api(slug);
      const email = `${nom.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@exemple.fr`;
      const [first = "reader", ...others] = roles;
      const invited = await client.access.inviteUser.mutate({ email, nom, role: first });
      for (const role of others)
        await client.access.grantRole.mutate({ utilisateurId: invited.user.id, role });
      if (invited.password === null) throw new Error(`${email} was there already`);
      return { email, password: invited.password };
    },
    async signedIn(who, path, { colors = "light", width = 1280, height = 900 } = {}) {
      const { email, password: word } = who === "administrator" ? { email: ADMINISTRATOR, password } : who;
      const context = await browser.newContext({
        baseURL: url,
        locale: "fr-FR",
        timezoneId: "Europe/Paris",
        colorScheme: colors,
        viewport: { width, height },
        acceptDownloads: true,
      });
      context.setDefaultTimeout(60_000);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`/connexion?vers=${encodeURIComponent(path)}`);
      await page.getByLabel("Adresse électronique").fill(email);
      await page.getByLabel(/^Mot de passe/).fill(word);
      await page.getByRole("button", { name: "Se connecter" }).click();
      await page.waitForURL((at) => !at.pathname.startsWith("/connexion"));
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
