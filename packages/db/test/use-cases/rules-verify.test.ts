import { canonicalJson } from "@bareme/kernel";
import { type Release, approveDraft, publishDraft, requestReview, verifyReleases } from "@bareme/use-cases";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { brouillons, journal, releases } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { everything, journalIn, tampered } from "./rows.ts";
import { DATES, draftWith, ranWell } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";
import { changed } from "./slowed.ts";

const LAW = "law/fr";
const CONVENTION = "convention/idcc-3219";

onEachDatabase("verification and publication", (opened) => {
  describe("what was published and what was written in the journal", { timeout: 60_000 }, () => {
    let world: RulesWorld;

    beforeEach(async () => {
      world = await rulesWorld(opened());
    }, 60_000);

    const found = async () => {
      const reader = world.actor(world.editeur, "Agathe", "reader");
      return got(await verifyReleases(world.deps, reader, {}));
    };
    const tamper = async (change: (release: Release) => Partial<Release>): Promise<void> => {
      const law = await world.deps.store.inTenant(world.editeur.id, ({ releases: kept }) =>
        kept.latest(LAW, null),
      );
      if (law === undefined) throw new Error("the law is not published");
      const changed = { ...law, ...change(law) };
      await tampered(world.database, (queries) =>
        queries
          .update(releases)
          .set({ ...changed, files: canonicalJson(changed.files) })
          .where(eq(releases.id, law.id)),
      );
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
      [
        "a scenario",
        () => withText("scenarios/bulletin-2026-01.yaml", `"276.35"`, `"276.36"`),
        ["signature"],
      ],
      ["the reason", () => tamper(() => ({ reason: "Autre motif" })), ["signature"]],
      ["the approver", () => tamper(({ authorId }) => ({ approverId: authorId })), ["signature"]],
      ["the date of effect", () => tamper(() => ({ effectiveFrom: "2025-01-01" })), ["signature"]],
      ["the hash", () => tamper(() => ({ hash: "0".repeat(64) })), ["hash", "signature"]],
      ["the key", () => tamper(() => ({ keyId: "autre-cle" })), ["signature"]],
    ])("tells a release in which %s was changed", async (_what, change, faults) => {
      await change();
      const { tampered: told } = await found();
      expect(told.map(({ what, target }) => ({ what, target }))).toEqual(
        faults.map(() => ({ what: "release", target: `${LAW}#1` })),
      );
      expect(told.map(({ message }) => (message.includes("signature") ? "signature" : "hash"))).toEqual(
        faults,
      );
    });

    it("tells a release signed again that no entry of the journal announces", async () => {
      await tamper((release) => ({ signature: world.deps.signer.sign(`${release.ruleSet} autrement`) }));
      expect((await found()).tampered).toMatchObject([
        { what: "release", target: `${LAW}#1` },
        { what: "journal", target: `${LAW}#1` },
      ]);
    });

    it("tells an entry of the journal that was changed, or taken out", async () => {
      const whole = await journalIn(world.database, world.editeur.id);
      const ofLaw = eq(journal.target, `${LAW}#1`);
      await tampered(world.database, (queries) =>
        queries.update(journal).set({ data: `{"reason":"autre"}` }).where(ofLaw),
      );
      const first = String(whole[0]?.id);
      expect((await found()).tampered).toMatchObject([
        { what: "journal", target: first },
        { what: "journal", target: `${LAW}#1` },
      ]);
      await tampered(world.database, (queries) => queries.delete(journal).where(ofLaw));
      expect((await found()).tampered).toMatchObject([
        { what: "journal", target: String(whole[1]?.id) },
        { what: "journal", target: `${LAW}#1` },
      ]);
    });

    it("tells a release that is no longer there", async () => {
      await publishBoth(world);
      const first = and(eq(releases.ruleSet, LAW), eq(releases.number, 1));
      await tampered(world.database, (queries) => queries.delete(releases).where(first));
      expect((await found()).tampered).toMatchObject([{ what: "release", target: `${LAW}#1` }]);
    });
  });

  describe("two people who publish one draft", { timeout: 60_000 }, () => {
    it("or two drafts over one release, publish one number once: the second is told", async () => {
      const world = await rulesWorld(opened());
      const [first, second] = [await approvedDraft(world), await approvedDraft(world)];
      got(await publishDraft(world.deps, first.approver, first.asked));
      // As it was when they looked: the release of the first is not there yet.
      const { store } = changed(world.deps.store, ({ releases: kept }) => ({
        releases: { ...kept, latest: (ruleSet) => kept.byNumber(ruleSet, 1) },
      }));
      const late = await publishDraft({ ...world.deps, store }, second.approver, second.asked);
      expect(codesOf(late)).toEqual(["ALREADY_THERE"]);
      const entries = await journalIn(world.database, world.editeur.id);
      expect(entries.filter(({ action }) => action === "draft.publish")).toHaveLength(1);
    });

    it("publish it once", async () => {
      const world = await rulesWorld(opened());
      const { asked, approver } = await approvedDraft(world);
      const both = await Promise.all([
        publishDraft(world.deps, approver, asked),
        publishDraft(world.deps, world.actor(world.editeur, "Célia", "administrator"), asked),
      ]);
      expect(both.map((one) => codesOf(one).join()).toSorted()).toEqual(["", "DRAFT_CLOSED"]);
      const kept = await world.deps.store.inTenant(world.editeur.id, (unit) => unit.releases.list(LAW));
      expect(kept).toHaveLength(2);
    });
  });

  describe("a draft of several layers", { timeout: 60_000 }, () => {
    it("is published bottom up in one transaction", async () => {
      const world = await rulesWorld(opened());
      const { releases } = await publishBoth(world);
      expect(releases.map(({ ruleSet, number }) => `${ruleSet} ${number}`)).toEqual([
        `${LAW} 2`,
        `${CONVENTION} 2`,
      ]);
    });

    it("leaves nothing of it when the last step fails", async () => {
      const world = await rulesWorld(opened());
      const before = await everything(world.database);
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
      const after = await everything(world.database);
      expect(after["releases"]).toEqual(before["releases"]);
      const isPublication = (row: string): boolean => row.includes('.publish"');
      expect(after["journal"]?.filter(isPublication)).toEqual(before["journal"]);
      const drafts = await world.database.asOwner((queries) => queries.select().from(brouillons));
      expect(drafts).toMatchObject([{ status: "approved" }]);
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
    const convention = edited(
      shippedFiles(CONVENTION)["remuneration.yaml"],
      "# The gross",
      "# The gross pay",
    );
    const draft = await draftWith(
      world,
      author,
      "Deux couches",
      { ruleSet: CONVENTION, path: "remuneration.yaml", text: convention },
      { ruleSet: LAW, path: "retraite.yaml", text: law },
    );
    await ranWell(world, author, draft);
    got(await requestReview(world.deps, author, { ...draft, text: "Prêt." }));
    got(await approveDraft(world.deps, approver, { ...draft, text: "Vu." }));
    return { approver, asked: { ...draft, ...DATES, reason: "Commentaires" } };
  }
});
