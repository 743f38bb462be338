import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FollowedDraft } from "@bareme/use-cases";
import { problemsOfRefusal, type ApiClient } from "../src/client.ts";
import { procedures } from "../src/openapi.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { SMALL_COMPANY, smallFees } from "./small-rules.ts";

const FEES = { ruleSet: SMALL_COMPANY, path: "frais.yaml" };

let world: ApiWorld;
let author: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  world = await apiWorld();
  author = await world.client("petite", "author");
  other = await world.client("petite", "administrator");
});
afterAll(() => world.close());

/** Follows a draft; `states` grows as it is told, `ended` settles when it is told no more. */
function followed(client: ApiClient, draftId: string) {
  const states: FollowedDraft[] = [];
  let watch: { readonly unsubscribe: () => void } | undefined;
  const ended = new Promise<void>((resolve, reject) => {
    watch = client.rules.watchDraft.subscribe(
      { draftId },
      { onData: (state) => void states.push(state), onComplete: resolve, onError: reject },
    );
  });
  // A refusal may come before anybody waits for it.
  ended.catch(() => undefined);
  return { states, ended, leave: () => watch?.unsubscribe() };
}

const told = (states: readonly FollowedDraft[], count: number) =>
  vi.waitFor(() => expect(states.length).toBe(count), { timeout: 10_000 });

describe("two browsers on one draft", () => {
  it("each is told what the other changes, until the draft ends", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "À deux" });
    const watch = followed(other, draftId);
    await told(watch.states, 1);
    await author.rules.writeText.mutate({ ...FEES, draftId, text: smallFees("4"), revision: 0 });
    await told(watch.states, 2);
    await author.rules.commentDraft.mutate({ draftId, revision: 1, text: "Vu." });
    await told(watch.states, 3);
    await author.rules.abandonDraft.mutate({ draftId });
    await watch.ended;
    const me = await author.access.whoAmI.query({});
    expect(
      watch.states.map(({ revision, opinions, status, ended }) => [revision, opinions, status, ended]),
    ).toEqual([
      [0, 0, "open", false],
      [1, 0, "open", false],
      [1, 1, "open", false],
      [1, 1, "abandoned", true],
    ]);
    expect(watch.states[1]?.texts).toEqual([{ ...FEES, revision: 1, updatedBy: me.utilisateurId }]);
    const shape = procedures().find(({ path }) => path === "rules.watchDraft")?.output;
    for (const state of watch.states) expect(shape?.safeParse(state).error).toBeUndefined();
  });

  it("is told no more once its session is closed", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Quitté" });
    const reader = await world.client("petite", "reader");
    const watch = followed(reader, draftId);
    await told(watch.states, 1);
    await reader.access.signOut.mutate({});
    const thrown: unknown = await watch.ended.catch((refused: unknown) => refused);
    expect(problemsOfRefusal(thrown).map(({ code }) => code)).toEqual(["SESSION_ENDED"]);
  });
});

describe("the streams of one session", () => {
  /** A stream asked without any client between; it stays open until it is left. */
  async function stream(cookie: string, draftId: string) {
    const leaving = new AbortController();
    const parameters = new URLSearchParams({
      input: JSON.stringify({ draftId }),
      connectionParams: JSON.stringify({ "x-societe": world.societes.petite.id }),
    });
    const response = await fetch(`${world.url}/api/trpc/rules.watchDraft?${parameters}`, {
      headers: { accept: "text/event-stream", cookie },
      signal: leaving.signal,
    });
    return { response, leave: () => leaving.abort() };
  }

  it("are twenty at most; another session has its own, and one that is closed makes room", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Suivi de partout" });
    const cookie = (await world.signedIn("petite", "reader")).cookie ?? "";
    const others = (await world.signedIn("petite", "reader")).cookie ?? "";
    const open = await Promise.all(Array.from({ length: 20 }, () => stream(cookie, draftId)));
    expect(open.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    const refused = await stream(cookie, draftId);
    expect([refused.response.status, await refused.response.json()]).toMatchObject([
      429,
      { error: { data: { problems: [{ code: "TOO_MANY_STREAMS" }] } } },
    ]);
    await expect(followed(world.clientOf({ cookie }, "petite"), draftId).ended).rejects.toThrow();
    const elsewhere = await stream(others, draftId);
    expect(elsewhere.response.status).toBe(200);
    open[0]?.leave();
    const again = await vi.waitFor(
      async () => {
        const one = await stream(cookie, draftId);
        expect(one.response.status).toBe(200);
        return one;
      },
      { timeout: 10_000 },
    );
    for (const one of [...open, elsewhere, again]) one.leave();
  });
});
