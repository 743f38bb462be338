import type { Problem } from "@bareme/kernel";
import { isTextConflict } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../src/client.ts";
import { procedures } from "../src/openapi.ts";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { codesOf, eventsOf, refused } from "./refused.ts";
import { SMALL_COMPANY, SMALL_LAW, SMALL_RULES, smallFees } from "./small-rules.ts";

const FEES = { ruleSet: SMALL_COMPANY, path: "frais.yaml" };
const SCENARIO = { ruleSet: SMALL_COMPANY, path: "scenarios/frais.yaml" };
const scenario = SMALL_RULES[SMALL_COMPANY]?.["scenarios/frais.yaml"] ?? "";
const dates = { effectiveFrom: "2027-01-01", knownFrom: "2026-12-31" };

let world: ApiWorld;
let author: ApiClient;
let approver: ApiClient;
let reader: ApiClient;
/** Has every right: may write, and approve. */
let administrator: ApiClient;

beforeAll(async () => {
  world = await apiWorld();
  author = await world.client("petite", "author");
  approver = await world.client("petite", "approver");
  reader = await world.client("petite", "reader");
  administrator = await world.client("petite", "administrator");
});
afterAll(() => world.close());

/** Every event of a subscription is what the page of the API says. */
function expectEvents(path: string, events: readonly unknown[]): void {
  const shape = procedures().find((one) => one.path === path)?.output;
  for (const event of events) expect(shape?.safeParse(event).error).toBeUndefined();
}

describe("a change of a company's rules, from the draft to the release", () => {
  let draftId = "";

  it("begins with a draft, which everybody of the company may read", async () => {
    ({ id: draftId } = await author.rules.createDraft.mutate({ label: "Frais à 4 %" }));
    expect(await reader.rules.listDrafts.query({})).toContainEqual(
      expect.objectContaining({ id: draftId, status: "open", revision: 0 }),
    );
    expect(await codesOf(reader.rules.createDraft.mutate({ label: "Non" }))).toEqual(["RIGHT_MISSING"]);
  });

  it("is written over the texts of the last release, which can all be read", async () => {
    const [last] = await reader.rules.listReleases.query({ ruleSet: SMALL_COMPANY });
    const release = await reader.rules.readRelease.query({ ruleSet: SMALL_COMPANY, number: 1 });
    expect(release.files).toEqual(SMALL_RULES[SMALL_COMPANY]);
    expect(release.hash).toBe(last?.hash);
    const law = await reader.rules.readRelease.query({ ruleSet: SMALL_LAW, number: 1 });
    expect(law.files).toEqual(SMALL_RULES[SMALL_LAW]);
    const written = { ...FEES, draftId, text: smallFees("4"), revision: 0 };
    expect(await author.rules.writeText.mutate(written)).toEqual({ revision: 1, draftRevision: 1 });
  });

  it("two people who write the same file each get both texts", async () => {
    const mine = { ...FEES, draftId, text: smallFees("4.5"), revision: 0 };
    const [problem] = await refused(administrator.rules.writeText.mutate(mine));
    expect(problem && isTextConflict(problem) ? problem : null).toMatchObject({
      code: "TEXT_CONFLICT",
      path: [SMALL_COMPANY, "frais.yaml"],
      yours: smallFees("4.5"),
      theirs: smallFees("4"),
      revision: 1,
    });
    const again = await administrator.rules.writeText.mutate({ ...mine, text: smallFees("4"), revision: 1 });
    expect(again).toEqual({ revision: 2, draftRevision: 2 });
  });

  it("is read beside what is published", async () => {
    const { texts, approval, stale } = await reader.rules.readDraft.query({ draftId });
    expect(texts).toMatchObject([
      { ...FEES, text: smallFees("4"), base: 1, published: { number: 1, text: smallFees("3") } },
    ]);
    expect({ approval, stale }).toEqual({ approval: null, stale: [] });
  });

  it("is checked, and its scenarios are run, with progress before the end", async () => {
    expect(await author.rules.checkDraft.query({ draftId })).toEqual({
      draftId,
      revision: 2,
      layers: [{ ruleSet: SMALL_COMPANY, number: 1 }],
      stacks: [{ ruleSet: SMALL_COMPANY, compiles: true }],
      problems: [],
    });
    const events = await eventsOf((to) => author.rules.runScenarios.subscribe({ draftId }, to));
    expectEvents("rules.runScenarios", events);
    expect(events[0]).toEqual({ kind: "progress", done: 1, total: 1 });
    // 1000.00 × 4 % = 40.00, for 1000.00 × 3 % = 30.00.
    expect(events.at(-1)).toMatchObject({
      kind: "done",
      value: {
        failed: 1,
        passed: 0,
        runs: [
          {
            before: { passed: true },
            after: {
              passed: false,
              differences: [{ what: "fraisDeDossier", expected: "30.00", actual: "40.00" }],
            },
          },
        ],
      },
    });
  });

  it("its scenario is written anew, and protects the value", async () => {
    const text = scenario
      .replace("3 %", "4 %")
      .replace("× 3 % = 30.00", "× 4 % = 40.00")
      .replace('"30.00"', '"40.00"');
    await author.rules.writeText.mutate({ ...SCENARIO, draftId, text, revision: 0 });
    const events = await eventsOf((to) => author.rules.runScenarios.subscribe({ draftId }, to));
    expect(events.at(-1)).toMatchObject({ kind: "done", value: { failed: 0 } });
    expect(await reader.rules.listEssais.query({ draftId })).toMatchObject([
      { revision: 3, passed: 1, failed: 0, failing: [], current: true },
      { revision: 2, passed: 0, failed: 1, current: false },
    ]);
    const protection = await eventsOf((to) => author.rules.findUnprotected.subscribe({ draftId }, to));
    expectEvents("rules.findUnprotected", protection);
    expect(protection[0]).toMatchObject({ kind: "progress", done: 0 });
    expect(protection.at(-1)).toEqual({
      kind: "done",
      value: { draftId, revision: 3, tried: 1, values: [] },
    });
  });

  it("its effect on closed months is told to the company, and counts to the publisher alone", async () => {
    const events = await eventsOf((to) => author.rules.impactOnMonths.subscribe({ draftId }, to));
    expectEvents("rules.impactOnMonths", events);
    expect(events.at(-1)).toMatchObject({ kind: "done", value: { contrats: 0, months: 0, moved: [] } });
    const counts = eventsOf((to) => author.rules.impactCounts.subscribe({ draftId }, to));
    expect(await codesOf(counts)).toEqual(["PUBLISHER_ONLY"]);
  });

  it("is remarked on and sent to review; whoever wrote some of it does not approve it", async () => {
    const seen = { draftId, revision: 3 };
    await approver.rules.commentDraft.mutate({ ...seen, text: "Depuis quand ?" });
    const asked = await author.rules.requestReview.mutate({ ...seen, text: "Relisez, s'il vous plaît." });
    expect(asked.status).toBe("submitted");
    expect(await codesOf(author.rules.approveDraft.mutate({ ...seen, text: "Moi." }))).toEqual([
      "RIGHT_MISSING",
    ]);
    expect(await codesOf(administrator.rules.approveDraft.mutate({ ...seen, text: "Moi." }))).toEqual([
      "APPROVED_BY_AUTHOR",
    ]);
    expect(await codesOf(approver.rules.approveDraft.mutate({ ...seen, revision: 2, text: "Vu." }))).toEqual([
      "DRAFT_MOVED_ON",
    ]);
  });

  it("is sent back with the reason, asked for again, and approved by another person", async () => {
    const seen = { draftId, revision: 3 };
    expect((await approver.rules.refuseDraft.mutate({ ...seen, text: "Précisez." })).status).toBe("open");
    await author.rules.requestReview.mutate({ ...seen, text: "Dès janvier." });
    expect(await approver.rules.approveDraft.mutate({ ...seen, text: "Vu." })).toMatchObject({ solo: false });
    const { changes } = await approver.rules.compareDraft.query({ draftId }).then(({ layers: [layer] }) => ({
      changes: layer?.changes,
    }));
    expect(changes).toMatchObject([
      {
        kind: "parameters",
        id: "tauxDossier",
        place: "2026-01-01",
        change: "changed",
        before: "3",
        after: "4",
      },
    ]);
  });

  it("is published, compared with what was before, and found in the history of the rate", async () => {
    const publication = { draftId, revision: 3, ...dates, reason: "Nouvelle annexe tarifaire" };
    expect(await approver.rules.publishDraft.mutate(publication)).toMatchObject({
      solo: false,
      broken: [],
      releases: [{ ruleSet: SMALL_COMPANY, number: 2 }],
    });
    const compared = await reader.rules.compareReleases.query({ ruleSet: SMALL_COMPANY, from: 1, to: 2 });
    expect(compared.changes).toMatchObject([{ id: "tauxDossier", before: "3", after: "4" }]);
    const steps = await reader.rules.readParameterHistory.query({
      ruleSet: SMALL_COMPANY,
      id: "tauxDossier",
    });
    expect(
      steps.map(({ release, changes }) => [
        release.number,
        changes.find(({ place }) => place === "2026-01-01")?.after,
      ]),
    ).toEqual([
      [1, "3"],
      [2, "4"],
    ]);
    expect(await reader.rules.readPlanState.query({})).toEqual({ compiles: true, problems: [], blocked: [] });
    expect((await reader.rules.verifyReleases.query({})).tampered).toEqual([]);
    expect(await codesOf(author.rules.abandonDraft.mutate({ draftId }))).toEqual(["DRAFT_CLOSED"]);
  });
});

describe("drafts that go no further", () => {
  it("a file may be removed, and the draft given up", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Sans scénario" });
    await author.rules.removeText.mutate({ ...SCENARIO, draftId, revision: 0 });
    expect((await author.rules.readDraft.query({ draftId })).texts).toMatchObject([{ text: null }]);
    expect((await author.rules.abandonDraft.mutate({ draftId })).status).toBe("abandoned");
  });

  it("a fault is told with its file and line", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Taux oublié" });
    const text = smallFees("4").replace("montantFacture * tauxDossier", "montantFacture * tauxInconnu");
    await author.rules.writeText.mutate({ ...FEES, draftId, text, revision: 0 });
    const { stacks, problems } = await author.rules.checkDraft.query({ draftId });
    expect(stacks).toEqual([{ ruleSet: SMALL_COMPANY, compiles: false }]);
    expect(problems[0]?.at?.file).toBe("company/petite/frais.yaml");
    const found: readonly Problem[] = await refused(
      author.rules.requestReview.mutate({ draftId, revision: 1, text: "Relisez." }),
    );
    expect(found).toEqual(problems);
  });

  it("a company does not write the law, nor read the draft of another", async () => {
    const { id: draftId } = await author.rules.createDraft.mutate({ label: "Loi" });
    const law = { draftId, ruleSet: SMALL_LAW, path: "taxe.yaml", text: "", revision: 0 };
    expect(await codesOf(author.rules.writeText.mutate(law))).toEqual(["LAYER_NOT_YOURS"]);
    const other = await world.client("deux-rives", "author");
    expect(await codesOf(other.rules.readDraft.query({ draftId }))).toEqual(["DRAFT_UNKNOWN"]);
    const theirs = { ruleSet: SMALL_COMPANY, number: 1 };
    expect(await codesOf(other.rules.readRelease.query(theirs))).toEqual(["RELEASE_UNKNOWN"]);
  });
});

describe("a change of the law by its publisher", () => {
  it("is counted over all companies before it is published", async () => {
    const publisher = await world.client("editeur", "author");
    const { id: draftId } = await publisher.rules.createDraft.mutate({ label: "Taxe à 6 %" });
    const text = (SMALL_RULES[SMALL_LAW]?.["taxe.yaml"] ?? "").replace('value: "5"', 'value: "6"');
    await publisher.rules.writeText.mutate({
      draftId,
      ruleSet: SMALL_LAW,
      path: "taxe.yaml",
      text,
      revision: 0,
    });
    const events = await eventsOf((to) => publisher.rules.impactCounts.subscribe({ draftId }, to));
    expectEvents("rules.impactCounts", events);
    expect(events.at(-1)).toMatchObject({ kind: "done", value: { societes: 1, months: 0, broken: [] } });
    const { value } = events.at(-1) as { readonly value: object };
    expect(JSON.stringify(value)).not.toContain("petite");
  });
});
