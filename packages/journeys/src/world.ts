import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type ApiClient } from "@bareme/api/client";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import {
  ADMINISTRATOR,
  launchBrowser,
  openContext,
  signIn,
  type PageOptions,
  type Person,
} from "./browser.ts";
import { startServer, type ServerProcess } from "./server-process.ts";

/** Each role has its person: nobody approves what they wrote. */
type Role = "reader" | "payroll" | "author" | "approver" | "administrator";

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

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "bareme-parcours-"));
  const data = join(folder, "donnees");
  cpSync(inject("firstData"), data, { recursive: true });
  const [server, browser] = await Promise.all([startServer(data), launchBrowser()]);
  const { url } = server;
  const password = inject("firstPassword");
  const administrator = { email: ADMINISTRATOR, password };
  const contexts: BrowserContext[] = [];
  const api = async (slug: string): Promise<ApiClient> => {
    const session = { cookie: null };
    const client = createClient({ url, session });
    await client.access.signIn.mutate(administrator);
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
    async signedIn(who, path, options) {
      const context = await openContext(browser, url, options);
      contexts.push(context);
      const page = await context.newPage();
      await signIn(page, who === "administrator" ? administrator : who, path);
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
