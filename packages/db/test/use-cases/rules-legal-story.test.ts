import {
  type Actor,
  approveDraft,
  checkDraft,
  compareDraft,
  compareReleases,
  createDraft,
  listReleases,
  readParameterHistory,
  publishDraft,
  readDraft,
  readStack,
  refuseDraft,
  requestReview,
  runScenarios,
  findUnprotected,
  writeText,
} from "@bareme/use-cases";
import { beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { DATES, draftWith, ranWell } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const LAW = "law/fr";
const PATH = "retraite.yaml";
const shipped = shippedFiles(LAW)[PATH];
const RATE = `    values: [ { from: 2016-01-01, value: "6.90", source: d2424 } ]`;
/** The employee's rate of the capped pension with another value beside the one in force; the value is invented for the test. */
const withValue = (value: string): string =>
  edited(
    shipped,
    RATE,
    `    values:\n      - { from: 2016-01-01, value: "6.90", source: d2424 }\n      - ${value}`,
  );
const place = { ruleSet: LAW, path: PATH };

onEachDatabase("rules of the law", (opened) => {
  describe("a person who knows the law changes a rate", { timeout: 60_000 }, () => {
    let world: RulesWorld;
    let author: Actor;
    let approver: Actor;
    let draftId = "";

    beforeAll(async () => {
      world = await rulesWorld(opened());
      author = world.actor(world.editeur, "Agathe", "author");
      approver = world.actor(world.editeur, "Basile", "approver");
      draftId = got(await createDraft(world.deps, author, { label: "Vieillesse 2027" })).id;
    }, 60_000);

    it("a value of 2027 without a source is shown in its file, at its line and column", async () => {
      const text = withValue(`{ from: 2027-01-01, value: "7.00" }`);
      got(await writeText(world.deps, author, { ...place, draftId, text, revision: 0 }));
      const check = got(await checkDraft(world.deps, author, { draftId }));
      const line = text.split("\n").findIndex((one) => one.includes("2027-01-01")) + 1;
      expect(check.problems).toMatchObject([
        {
          code: "SOURCE_MISSING",
          path: ["tauxVieillessePlafonneeSalarie"],
          at: { file: `${LAW}/${PATH}`, line, column: 9 },
        },
      ]);
      expect(check.stacks).toEqual([
        { ruleSet: LAW, compiles: false },
        { ruleSet: "convention/idcc-3219", compiles: false },
      ]);
      const asked = await requestReview(world.deps, author, { draftId, revision: 1, text: "Prêt." });
      expect(codesOf(asked)).toEqual(["SOURCE_MISSING"]);
    });

    it("with its source it passes, no scenario moves, and no scenario protects it yet", async () => {
      const text = withValue(`{ from: 2027-01-01, value: "7.00", source: d2424 }`);
      got(await writeText(world.deps, author, { ...place, draftId, text, revision: 1 }));
      expect(got(await checkDraft(world.deps, author, { draftId })).problems).toEqual([]);
      const unprotected = got(await findUnprotected(world.deps, author, { draftId }));
      expect(unprotected.tried).toBe(1);
      expect(unprotected.values).toMatchObject([
        { id: "tauxVieillessePlafonneeSalarie", place: "2027-01-01", value: "7.00" },
      ]);
    });

    it("a rate of 2026 moves the scenarios of 2026, told line by line, failures first", async () => {
      const text = withValue(`{ from: 2026-01-01, value: "7.00", source: d2424 }`);
      got(await writeText(world.deps, author, { ...place, draftId, text, revision: 2 }));
      const progress: (readonly number[])[] = [];
      const result = got(
        await runScenarios(
          world.deps,
          author,
          { draftId },
          (done, total) => void progress.push([done, total]),
        ),
      );
      expect(result.failed).toBeGreaterThan(0);
      expect(result.runs.slice(0, result.failed).every(({ after }) => after?.passed === false)).toBe(true);
      expect(result.runs.every(({ before }) => before?.passed === true)).toBe(true);
      expect(progress.at(-1)).toEqual([result.runs.length, result.runs.length]);
      // 4005.00 × 7.00 % = 280.35, for 4005.00 × 6.90 % = 276.345, rounded to 276.35.
      const bulletin = result.runs.find(({ file }) => file === `${LAW}/scenarios/bulletin-2026-01.yaml`);
      expect(bulletin?.after?.differences).toContainEqual({
        period: "2026-01",
        what: "vieillessePlafonnee.employee",
        expected: "276.35",
        actual: "280.35",
      });
      expect(bulletin?.before).toEqual({ passed: true, differences: [] });
    });

    it("the approver reads what changes, with its source", async () => {
      const text = withValue(`{ from: 2027-01-01, value: "7.00", source: d2424 }`);
      got(await writeText(world.deps, author, { ...place, draftId, text, revision: 3 }));
      const compared = got(await compareDraft(world.deps, approver, { draftId }));
      expect(compared.layers).toMatchObject([
        {
          ruleSet: LAW,
          changes: [
            {
              kind: "parameters",
              id: "tauxVieillessePlafonneeSalarie",
              place: "2027-01-01",
              change: "added",
              before: null,
              after: "7.00",
              sourcesAfter: [{ text: expect.stringContaining("D242-4") as string }],
            },
          ],
        },
      ]);
      const read = got(await readDraft(world.deps, approver, { draftId }));
      expect(read.texts).toMatchObject([{ revision: 4, base: 1, published: { number: 1, text: shipped } }]);
      expect(read.approval).toBeNull();
    });

    it("its author does not approve it, whatever their roles; someone else does", async () => {
      const both = world.actor(world.editeur, "Agathe", "author", "approver", "administrator");
      const seen = { draftId, revision: 4 };
      expect(codesOf(await approveDraft(world.deps, approver, { ...seen, text: "Vu." }))).toEqual([
        "DRAFT_STATUS",
      ]);
      got(await requestReview(world.deps, author, { ...seen, text: "Prêt." }));
      expect(codesOf(await approveDraft(world.deps, both, { ...seen, text: "Vu." }))).toEqual([
        "APPROVED_BY_AUTHOR",
      ]);
      expect(
        codesOf(await approveDraft(world.deps, approver, { ...seen, revision: 3, text: "Vu." })),
      ).toEqual(["DRAFT_MOVED_ON"]);
      const refused = got(await refuseDraft(world.deps, approver, { ...seen, text: "Citez le décret." }));
      expect(refused.status).toBe("open");
      got(await requestReview(world.deps, author, { ...seen, text: "C'est fait." }));
      expect(got(await approveDraft(world.deps, approver, { ...seen, text: "Vu." }))).toMatchObject({
        solo: false,
        draft: { status: "approved" },
      });
    });

    it("an edit undoes the approval", async () => {
      const text = withValue(`{ from: 2027-01-01, value: "7.05", source: d2424 }`);
      got(await writeText(world.deps, author, { ...place, draftId, text, revision: 4 }));
      const asked = { draftId, revision: 5, ...DATES, reason: "Décret" };
      expect(codesOf(await publishDraft(world.deps, approver, asked))).toEqual(["DRAFT_STATUS"]);
      expect(got(await readDraft(world.deps, author, { draftId }))).toMatchObject({
        approval: null,
        draft: { status: "open", revision: 5 },
      });
    });

    it("approved again it is published once, numbered, signed, and seen by those who know it", async () => {
      const seen = { draftId, revision: 5 };
      got(await requestReview(world.deps, author, { ...seen, text: "Prêt." }));
      got(await approveDraft(world.deps, approver, { ...seen, text: "Vu." }));
      const asked = { ...seen, ...DATES, reason: "Décret (inventé pour l'essai)" };
      const early = await publishDraft(world.deps, approver, { ...asked, knownFrom: "2025-12-31" });
      expect(codesOf(early)).toEqual(["KNOWN_TOO_EARLY", "SCENARIOS_NOT_RUN"]);
      const late = await publishDraft(world.deps, approver, { ...asked, knownFrom: "2026-11-23" });
      expect(codesOf(late)).toEqual(["KNOWN_TOO_LATE", "SCENARIOS_NOT_RUN"]);
      expect(codesOf(await publishDraft(world.deps, approver, asked))).toEqual(["SCENARIOS_NOT_RUN"]);
      await ranWell(world, author, seen);
      const { releases, solo, broken } = got(await publishDraft(world.deps, approver, asked));
      expect(releases).toMatchObject([
        { ruleSet: LAW, number: 2, effectiveFrom: "2027-01-01", knownFrom: "2026-11-22" },
      ]);
      expect({ solo, broken }).toEqual({ solo: false, broken: [] });
      expect(codesOf(await publishDraft(world.deps, approver, asked))).toEqual(["DRAFT_CLOSED"]);
      await world.deps.store.inTenant(world.garance.id, async (unit) => {
        const given = { releases: unit.releases, compiler: world.deps.compiler };
        const numbers = async (asOf: string | null) =>
          got(await readStack(given, ["company/cap-garance"], asOf)).releases.map(({ number }) => number);
        expect(await numbers(null)).toEqual([2, 1, 1]);
        expect(await numbers("2026-11-21")).toEqual([1, 1, 1]);
        const before = await readStack(given, ["company/cap-garance"], "2025-12-31");
        expect(codesOf(before)).toEqual(["PLAN_BROKEN", "RULE_SET_UNPUBLISHED"]);
      });
    });

    it("the releases are compared and the parameter tells its history", async () => {
      const reader = world.actor(world.garance, "Célia", "reader");
      const compared = got(await compareReleases(world.deps, reader, { ruleSet: LAW, from: 1, to: 2 }));
      expect(compared.changes).toMatchObject([{ place: "2027-01-01", change: "added", after: "7.05" }]);
      const unknown = await compareReleases(world.deps, reader, { ruleSet: LAW, from: 1, to: 3 });
      expect(codesOf(unknown)).toEqual(["RELEASE_UNKNOWN"]);
      const asked = { ruleSet: LAW, id: "tauxVieillessePlafonneeSalarie" };
      const steps = got(await readParameterHistory(world.deps, reader, asked));
      expect(steps.map(({ release }) => release.number)).toEqual([1, 2]);
      expect(steps[1]).toMatchObject({
        release: {
          authorId: author.utilisateurId,
          approverId: approver.utilisateurId,
          reason: "Décret (inventé pour l'essai)",
        },
        changes: [{ place: "2027-01-01", before: null, after: "7.05" }],
      });
      expect(got(await listReleases(world.deps, reader, { ruleSet: LAW }))).toMatchObject([
        { number: 2, solo: false },
        { number: 1, solo: false },
      ]);
    });

    it("a draft begun on an older release does not undo the newer one", async () => {
      const late = await draftWith(world, author, "Sur l'ancienne version");
      const text = edited(shipped, `value: "8.55"`, `value: "8.60"`);
      const written = { ...place, draftId: late.draftId, text };
      got(await writeText(world.deps, author, { ...written, revision: 0, base: 1 }));
      const stale = got(await checkDraft(world.deps, author, { draftId: late.draftId })).problems;
      expect(stale).toMatchObject([{ code: "DRAFT_STALE", path: [LAW, PATH] }]);
      got(await writeText(world.deps, author, { ...written, revision: 1, base: 2 }));
      expect(got(await checkDraft(world.deps, author, { draftId: late.draftId })).problems).toEqual([]);
    });
  });
});
