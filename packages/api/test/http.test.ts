import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, type ApiClient } from "../src/client.ts";
import { createHttp } from "../src/index.ts";
import { apiWorld, emailOf, PASSWORD, type ApiWorld } from "./api-world.ts";
import { codesOf, eventsOf, refused } from "./refused.ts";

let world: ApiWorld;
let reader: ApiClient;
let headers: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await apiWorld();
  const session = await world.signedIn("petite", "reader");
  reader = world.clientOf(session, "petite");
  headers = { cookie: session.cookie ?? "", "x-societe": world.societes.petite.id };
});
afterAll(() => world.close());

const JSON_TYPE = { "content-type": "application/json" };

/** The status of an answer, and the codes of its problems, which say everything in French. */
async function answered(path: string, init: RequestInit = {}): Promise<readonly [number, ...string[]]> {
  const sent = new Headers(headers);
  for (const [name, value] of new Headers(init.headers)) sent.set(name, value);
  const response = await fetch(`${world.url}${path}`, { ...init, headers: sent });
  return [response.status, ...codesIn(await response.json())];
}

function codesIn(answer: unknown): readonly string[] {
  expect(answer).toMatchObject({ error: { message: "", data: { problems: expect.any(Array) } } });
  const { error } = answer as { readonly error: { readonly data: { readonly problems: readonly object[] } } };
  return error.data.problems.map((problem) => {
    expect(problem).toEqual({
      code: expect.stringMatching(/^[A-Z_]+$/),
      path: expect.any(Array),
      message: expect.stringMatching(/[.:]$|[.]\)?$/),
      remedy: expect.stringMatching(/\.$/),
    });
    return (problem as { readonly code: string }).code;
  });
}

const LIST = "/api/trpc/rules.listDrafts";
const CREATE = "/api/trpc/rules.createDraft";
const query = (input: unknown) => `?input=${encodeURIComponent(JSON.stringify(input))}`;

describe("a request that cannot be read is refused in French, and is no fault of the server", () => {
  it.each<[string, string, RequestInit, number, string]>([
    ["an unknown procedure", "/api/trpc/rules.nothing", {}, 404, "PROCEDURE_UNKNOWN"],
    ["an address that is none", "/api/nothing", {}, 404, "PROCEDURE_UNKNOWN"],
    ["an address below a procedure", `${LIST}/more`, {}, 404, "PROCEDURE_UNKNOWN"],
    ["an address that is no text", "/api/trpc/%E0%A4%A", {}, 400, "REQUEST_UNREADABLE"],
    ["an address too long", `/api/trpc/${"a".repeat(6000)}`, {}, 414, "REQUEST_TOO_LARGE"],
    ["a write asked as a read", `${CREATE}${query({ label: "x" })}`, {}, 405, "REQUEST_UNREADABLE"],
    [
      "a read asked as a write",
      LIST,
      { method: "POST", headers: JSON_TYPE, body: "{}" },
      405,
      "REQUEST_UNREADABLE",
    ],
    ["a method of no procedure", LIST, { method: "DELETE" }, 415, "REQUEST_UNREADABLE"],
    ["an input that is no JSON", `${LIST}?input=%7B`, {}, 400, "REQUEST_UNREADABLE"],
    [
      "a body that is no JSON",
      CREATE,
      { method: "POST", headers: JSON_TYPE, body: "{" },
      400,
      "REQUEST_UNREADABLE",
    ],
    ["no input", LIST, {}, 400, "INPUT_INVALID"],
    ["an empty body", CREATE, { method: "POST", headers: JSON_TYPE, body: "" }, 400, "REQUEST_UNREADABLE"],
    [
      "a form",
      CREATE,
      { method: "POST", body: new URLSearchParams({ label: "x" }) },
      415,
      "REQUEST_UNREADABLE",
    ],
    ["a form of several parts", CREATE, { method: "POST", body: new FormData() }, 415, "REQUEST_UNREADABLE"],
    ["a text", CREATE, { method: "POST", body: '{"label":"x"}' }, 415, "REQUEST_UNREADABLE"],
    [
      "a body too large",
      CREATE,
      { method: "POST", headers: JSON_TYPE, body: JSON.stringify({ label: "x".repeat(8_000_001) }) },
      413,
      "REQUEST_TOO_LARGE",
    ],
    [
      "a company that is no identifier",
      `${LIST}${query({})}`,
      { headers: { "x-societe": "petite" } },
      400,
      "INPUT_INVALID",
    ],
    ["reads and writes in one batch", `${LIST},rules.createDraft?batch=1`, {}, 400, "REQUEST_UNREADABLE"],
  ])("%s", async (_, path, init, status, code) => {
    expect(await answered(path, init)).toEqual([status, code]);
  });

  it.each<[string, string, string]>([
    ["a batch of too many", `${LIST}${",rules.listDrafts".repeat(50)}?batch=1`, "REQUEST_UNREADABLE"],
    ["a batch whose input is a list", `${LIST}?batch=1&input=%5B%5D`, "REQUEST_UNREADABLE"],
    ["a batch whose input is a text", `${LIST}?batch=1&input=%22x%22`, "REQUEST_UNREADABLE"],
  ])("%s", async (_, path, code) => {
    const response = await fetch(`${world.url}${path}`, { headers });
    const answers: unknown = await response.json();
    expect([response.status, ...[answers].flat().flatMap(codesIn)]).toEqual([400, code]);
  });

  it("lists in lists without end", async () => {
    const deep = `{"label":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const [status, code] = await answered(CREATE, { method: "POST", headers: JSON_TYPE, body: deep });
    expect([status, code]).toEqual([400, "INPUT_INVALID"]);
  });

  it("the parameters of a stream that are no JSON", async () => {
    const [status, code] = await answered(`/api/trpc/rules.runScenarios${query({})}&connectionParams=%7B`);
    expect([status, code]).toEqual([400, "REQUEST_UNREADABLE"]);
  });

  it("nothing of all this is a fault in the log", () => {
    expect(world.log()).not.toContain("panne");
  });
});

describe("a batch of calls", () => {
  it("of more than one request takes is asked in several", async () => {
    const asked = Array.from({ length: 120 }, () => reader.rules.listDrafts.query({}));
    expect((await Promise.all(asked)).every(({ length }) => length === 1)).toBe(true);
  });

  it("answers each for itself", async () => {
    const [drafts, none, me] = await Promise.allSettled([
      reader.rules.listDrafts.query({}),
      reader.rules.readRelease.query({ ruleSet: "law/essai", number: 9 }),
      reader.access.whoAmI.query({}),
    ]);
    expect(drafts).toMatchObject({ status: "fulfilled" });
    expect(none.status).toBe("rejected");
    expect(me).toMatchObject({ status: "fulfilled", value: { email: "reader@petite.fr" } });
  });
});

describe("a page of another site", () => {
  const asked = `${LIST}${query({})}`;

  it.each<[string, string, RequestInit]>([
    ["asks with its own origin", asked, { headers: { origin: "https://ailleurs.example" } }],
    ["hides its origin", asked, { headers: { origin: "null" } }],
    ["is told of by the browser", asked, { headers: { "sec-fetch-site": "cross-site" } }],
    ["stands on a neighbouring site", asked, { headers: { "sec-fetch-site": "same-site" } }],
    [
      "writes",
      CREATE,
      {
        method: "POST",
        headers: { ...JSON_TYPE, origin: "https://ailleurs.example" },
        body: '{"label":"x"}',
      },
    ],
    [
      "spells the address another way",
      asked.replace("/api/", "/%61pi/"),
      { headers: { "sec-fetch-site": "cross-site" } },
    ],
  ])("%s, and is refused", async (_, path, init) => {
    expect(await answered(path, init)).toEqual([403, "REQUEST_FROM_ELSEWHERE"]);
  });

  it("our own page is answered", async () => {
    const own = { ...headers, origin: world.url, "sec-fetch-site": "same-origin" };
    expect((await fetch(`${world.url}${asked}`, { headers: own })).status).toBe(200);
  });
});

describe("every answer", () => {
  it("carries the headers that protect a browser, and is kept by no cache", async () => {
    const answer = await fetch(`${world.url}${LIST}${query({})}`, { headers });
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(answer.headers.get("strict-transport-security")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("a machine that asks too much is told to wait", async () => {
    const server = await createHttp(world.deps, { log: false, behindProxy: true, mostRequests: 2 });
    const ask = () => server.inject({ url: "/api/health", remoteAddress: "10.0.0.1" });
    const [first, , third] = [await ask(), await ask(), await ask()];
    expect(first.json()).toEqual({ ok: true });
    expect(first.headers["strict-transport-security"]).toContain("max-age");
    expect([third.statusCode, ...codesIn(third.json())]).toEqual([429, "TOO_MANY_REQUESTS"]);
    expect(third.headers["retry-after"]).toBeDefined();
    await server.close();
  });
});

describe("behind a proxy", () => {
  it("the machine is the one that the proxy tells, not those that the caller invents; the cookie travels on https", async () => {
    const server = await createHttp(world.deps, { log: false, behindProxy: true, mostRequests: 1000 });
    const signIn = (password: string, from: string) =>
      server.inject({
        method: "POST",
        url: "/api/trpc/access.signIn",
        headers: { ...JSON_TYPE, "x-forwarded-for": from },
        payload: JSON.stringify({ email: emailOf("deux-rives", "reader"), password }),
      });
    const right = await signIn(PASSWORD, "10.0.0.2");
    expect(right.headers["set-cookie"]).toMatch(/; Secure/);
    const tried: (readonly string[])[] = [];
    for (let rank = 0; rank < 11; rank += 1)
      tried.push(codesIn((await signIn("pas le bon", `192.0.2.${rank}, 10.0.0.${rank + 3}`)).json()));
    // From eleven machines: the account itself is slowed down.
    expect(tried.flat()).toEqual([...Array<string>(10).fill("SIGN_IN_REFUSED"), "TOO_MANY_ATTEMPTS"]);
    await world.deps.attempts.forget(`compte ${emailOf("deux-rives", "reader")}`);
    await server.close();
  });
});

describe("a fault of the server", () => {
  const secret = "duplicate key (nir)=(184067512345641) de Claire Durand";

  it("is told by its number, under which the log says where and not what", async () => {
    world.breakDown(new Error(secret, { cause: new TypeError(secret) }));
    const problems = await refused(reader.rules.listDrafts.query({}));
    world.breakDown(null);
    const number = problems[0]?.path[0] ?? "";
    expect(problems).toMatchObject([{ code: "SERVER_FAULT", message: expect.stringContaining(number) }]);
    const told = world
      .log()
      .split("\n")
      .find((line) => line.includes("panne") && line.includes(`"${number}"`));
    expect(told).toContain("http.test.ts");
    expect(JSON.stringify(problems) + world.log()).not.toMatch(/184067512345641|Durand|duplicate/);
  });

  it("ends a subscription once, and is not asked for again", async () => {
    const before = world.log().split("panne").length;
    world.breakDown(new Error(secret));
    const draftId = "00000000-0000-4000-8000-000000000000";
    const codes = await codesOf(eventsOf((to) => reader.rules.runScenarios.subscribe({ draftId }, to)));
    world.breakDown(null);
    expect(codes).toEqual(["SERVER_FAULT"]);
    expect(world.log().split("panne").length).toBe(before + 1);
    expect(world.log()).not.toContain("Durand");
  });
});

describe("the log", () => {
  it("tells which procedure was asked, and nothing of its input", async () => {
    const draftId = "11111111-1111-4111-8111-111111111111";
    expect(await codesOf(reader.rules.readDraft.query({ draftId }))).toEqual(["DRAFT_UNKNOWN"]);
    expect(world.log()).toContain('"url":"/api/trpc/rules.readDraft"');
    expect(world.log()).not.toContain(draftId);
    expect(world.log()).not.toContain("bareme_session=");
  });
});

describe("a subscription whose listener leaves", () => {
  it("leaves no fault, and others are served", async () => {
    const author = await world.client("petite", "author");
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Vide" });
    const before = world.log().split("panne").length;
    await new Promise<void>((resolve) => {
      const listening = author.rules.runScenarios.subscribe(
        { draftId },
        { onStarted: () => (listening.unsubscribe(), resolve()) },
      );
    });
    expect(await author.rules.listDrafts.query({})).toHaveLength(2);
    expect(world.log().split("panne").length).toBe(before);
  });

  it("does not keep the server from stopping while it stays", async () => {
    const server = await createHttp(slow(world.deps), { log: false, behindProxy: false, mostRequests: 1000 });
    const url = await server.listen({ port: 0, host: "127.0.0.1" });
    const societeId = world.societes.petite.id;
    const client = createClient({ url, societeId, session: { cookie: headers["cookie"] ?? "" } });
    const [first] = await reader.rules.listDrafts.query({});
    const listening = await new Promise<{ readonly unsubscribe: () => void }>((resolve) => {
      const input = { draftId: first?.id ?? "" };
      const stays = client.rules.runScenarios.subscribe(input, { onStarted: () => resolve(stays) });
    });
    await server.close();
    expect(server.server.listening).toBe(false);
    listening.unsubscribe();
  });
});

/** A server whose tenants are never done. */
function slow(deps: ApiWorld["deps"]): ApiWorld["deps"] {
  const store = { ...deps.rules.store, inTenant: () => new Promise<never>(() => undefined) };
  return { ...deps, rules: { ...deps.rules, store } };
}
