import { beforeEach, describe, expect, it } from "vitest";
import type { Release } from "../src/index.ts";
import { approveDraft } from "../src/rules/approve-draft.ts";
import { publishDraft } from "../src/rules/publish-draft.ts";
import { requestReview } from "../src/rules/request-review.ts";
import { verifyReleases } from "../src/rules/verify-releases.ts";
import { DATES, draftWith } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const LAW = "law/fr";
const CONVENTION = "convention/idcc-3219";

describe("what was published and what was written in the journal", { timeout: 60_000 }, () => {
  let world: RulesWorld;

  beforeEach(async () => {
    world = await rulesWorld();
  }, 60_000);

  const found = async () => {
    const reader = world.actor(world.editeur, "Agathe", "reader");
    return got(await verifyReleases(world.deps, reader, {}));
  };
  const tamper = (change: (release: Release) => Partial<Release>): void => {
    const { state } = world.deps.store;
    state.releases = state.releases.map((one) => (one.ruleSet === LAW ? { ...one, ...change(one) } : one));
  };
  const withText = (path: string, place: string, by: string) =>
    tamper(({ files }) => ({ files: { ...files, [path]: edited(files[path], place, by) } }));

  it("is as it was written", async () => {
    expect(await found()).toEqual({ releases: 2, entries: 2, tampered: [] });
  });

  it.each([
    [
      "a value of the law",
      () => withText("retraite.yaml", `value: "6.90"`, `value: "6.80"`),
      ["hash", "signature"],
    ],
    ["a comment", () => withText("retraite.yaml", "# Vieillesse", "# Retraite"), ["signature"]],
    ["a scenario", () => withText("scenarios/bulletin-2026-01.yaml", `"276.35"`, `"276.36"`), ["signature"]],
    ["the reason", () => tamper(() => ({ reason: "Autre motif" })), ["signature"]],
    ["the approver", () => tamper(({ authorId }) => ({ approverId: authorId })), ["signature"]],
    ["the date of effect", () => tamper(() => ({ effectiveFrom: "2025-01-01" })), ["signature"]],
    ["the hash", () => tamper(() => ({ hash: "0".repeat(64) })), ["hash", "signature"]],
    ["the key", () => tamper(() => ({ keyId: "autre-cle" })), ["signature"]],
  ])("tells a release in which %s was changed", async (_what, change, faults) => {
    change();
    const { tampered } = await found();
    expect(tampered.map(({ what, target }) => ({ what, target }))).toEqual(
      faults.map(() => ({ what: "release", target: `${LAW}#1` })),
    );
    expect(tampered.map(({ message }) => (message.includes("signature") ? "signature" : "hash"))).toEqual(
      faults,
    );
  });

  it("tells a release signed again that no entry of the journal announces", async () => {
    tamper((release) => ({ signature: world.deps.signer.sign(`${release.ruleSet} autrement`) }));
    expect((await found()).tampered).toMatchObject([
      { what: "release", target: `${LAW}#1` },
      { what: "journal", target: `${LAW}#1` },
    ]);
  });

  it("tells an entry of the journal that was changed, or taken out", async () => {
    const { state } = world.deps.store;
    const whole = state.journal;
    state.journal = whole.map((one) =>
      one.target === `${LAW}#1` ? { ...one, data: `{"reason":"autre"}` } : one,
    );
    const first = String(whole[0]?.id);
    expect((await found()).tampered).toMatchObject([
      { what: "journal", target: first },
      { what: "journal", target: `${LAW}#1` },
    ]);
    state.journal = whole.filter(({ target }) => target !== `${LAW}#1`);
    expect((await found()).tampered).toMatchObject([
      { what: "journal", target: String(whole[1]?.id) },
      { what: "journal", target: `${LAW}#1` },
    ]);
  });

  it("tells a release that is no longer there", async () => {
    await publishBoth(world);
    const { state } = world.deps.store;
    state.releases = state.releases.filter((one) => one.ruleSet !== LAW || one.number !== 1);
    expect((await found()).tampered).toMatchObject([{ what: "release", target: `${LAW}#1` }]);
  });
});

describe("two people who publish one draft", { timeout: 60_000 }, () => {
  it("publish it once", async () => {
    const world = await rulesWorld();
    const { asked, approver } = await approvedDraft(world);
    const both = await Promise.all([
      publishDraft(world.deps, approver, asked),
      publishDraft(world.deps, world.actor(world.editeur, "Célia", "administrator"), asked),
    ]);
    expect(both.map(codesOf)).toEqual([[], ["DRAFT_CLOSED"]]);
    expect(world.deps.store.state.releases.filter(({ ruleSet }) => ruleSet === LAW)).toHaveLength(2);
  });
});

describe("a draft of several layers", { timeout: 60_000 }, () => {
  it("is published bottom up in one transaction", async () => {
    const world = await rulesWorld();
    const { releases } = await publishBoth(world);
    expect(releases.map(({ ruleSet, number }) => `${ruleSet} ${number}`)).toEqual([
      `${LAW} 2`,
      `${CONVENTION} 2`,
    ]);
  });

  it("leaves nothing of it when the last step fails", async () => {
    const world = await rulesWorld();
    const { store } = world.deps;
    const { releases, journal } = store.state;
    const failing: RulesWorld = {
      ...world,
      deps: {
        ...world.deps,
        signer: {
          ...world.deps.signer,
          sign: (text) => {
            if (text.includes(CONVENTION)) throw new Error("the key is out of reach");
            return world.deps.signer.sign(text);
          },
        },
      },
    };
    await expect(publishBoth(failing)).rejects.toThrow("the key is out of reach");
    expect(store.state.releases).toEqual(releases);
    expect(store.state.journal.filter(({ action }) => action.endsWith(".publish"))).toEqual(journal);
    expect(store.state.drafts).toMatchObject([{ status: "approved" }]);
  });
});

async function publishBoth(world: RulesWorld) {
  const { asked, approver } = await approvedDraft(world);
  return got(await publishDraft(world.deps, approver, asked));
}

async function approvedDraft(world: RulesWorld) {
  const author = world.actor(world.editeur, "Agathe", "author");
  const approver = world.actor(world.editeur, "Basile", "approver");
  const law = edited(shippedFiles(LAW)["retraite.yaml"], "# Vieillesse", "# Retraite de base");
  const convention = edited(shippedFiles(CONVENTION)["remuneration.yaml"], "# The gross", "# The gross pay");
  const draft = await draftWith(
    world,
    author,
    "Deux couches",
    { ruleSet: CONVENTION, path: "remuneration.yaml", text: convention },
    { ruleSet: LAW, path: "retraite.yaml", text: law },
  );
  got(await requestReview(world.deps, author, { ...draft, text: "Prêt." }));
  got(await approveDraft(world.deps, approver, { ...draft, text: "Vu." }));
  return { approver, asked: { ...draft, ...DATES, reason: "Commentaires" } };
}
