import type { Problem, Result } from "@bareme/kernel";
import {
  ROLES,
  type Actor,
  type Role,
  abandonDraft,
  approveDraft,
  checkDraft,
  commentDraft,
  compareDraft,
  compareReleases,
  createDraft,
  type RuleDeps,
  impactCounts,
  impactOnMonths,
  listDrafts,
  listReleases,
  readParameterHistory,
  readPlanState,
  publishDraft,
  readDraft,
  refuseDraft,
  requestReview,
  runScenarios,
  findUnprotected,
  verifyReleases,
  removeText,
  writeText,
} from "@bareme/use-cases";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { everything } from "./rows.ts";
import { codesOf, rulesWorld, type RulesWorld } from "./rules-world.ts";

/** A use case given whatever comes in from outside. */
type AnyCase = (deps: RuleDeps, actor: Actor, input: never) => Promise<Result<unknown>>;

const WRITE: readonly Role[] = ["author", "administrator"];
const APPROVE: readonly Role[] = ["approver", "administrator"];
const CASES: readonly (readonly [string, AnyCase, readonly Role[]])[] = [
  ["createDraft", createDraft, WRITE],
  ["abandonDraft", abandonDraft, WRITE],
  ["writeText", writeText, WRITE],
  ["removeText", removeText, WRITE],
  ["requestReview", requestReview, WRITE],
  ["commentDraft", commentDraft, ["author", "approver", "administrator"]],
  ["approveDraft", approveDraft, APPROVE],
  ["refuseDraft", refuseDraft, APPROVE],
  ["publishDraft", publishDraft, APPROVE],
  ["listDrafts", listDrafts, ROLES],
  ["readDraft", readDraft, ROLES],
  ["checkDraft", checkDraft, ROLES],
  ["compareDraft", compareDraft, ROLES],
  ["runScenarios", runScenarios, ROLES],
  ["findUnprotected", findUnprotected, ROLES],
  ["impactOnMonths", impactOnMonths, ROLES],
  ["impactCounts", impactCounts, ROLES],
  ["listReleases", listReleases, ROLES],
  ["compareReleases", compareReleases, ROLES],
  ["readParameterHistory", readParameterHistory, ROLES],
  ["readPlanState", readPlanState, ROLES],
  ["verifyReleases", verifyReleases, ROLES],
];

onEachDatabase("roles", (opened) => {
  describe("what a role may do with rules", { timeout: 60_000 }, () => {
    let world: RulesWorld;

    beforeAll(async () => {
      world = await rulesWorld(opened());
    }, 60_000);

    it.each(CASES)("%s is refused to whoever has not its right", async (_name, useCase, allowed) => {
      const before = await everything(opened().database);
      const unreadable = { nothing: "of the kind" } as never;
      for (const role of ROLES) {
        const codes = codesOf(await useCase(world.deps, world.actor(world.garance, role, role), unreadable));
        expect(codes).toContain(allowed.includes(role) ? "INPUT_INVALID" : "RIGHT_MISSING");
      }
      const nobody = world.actor(world.garance, "Personne");
      expect(codesOf(await useCase(world.deps, nobody, unreadable))).toEqual(["RIGHT_MISSING"]);
      expect(await everything(opened().database)).toEqual(before);
    });

    it.each(CASES)(
      "%s answers anything from outside with problems in French, and writes nothing",
      async (_name, useCase) => {
        const actor = world.actor(world.garance, "Agathe", "administrator");
        const before = await everything(opened().database);
        const id = fc.oneof(fc.uuid(), fc.string());
        const loose = fc.record(
          {
            draftId: id,
            ruleSet: fc.oneof(fc.constant("company/cap-garance"), fc.constant("law/fr"), fc.string()),
            path: fc.oneof(fc.constant("retraite.yaml"), fc.string()),
            text: fc.string(),
            revision: fc.oneof(fc.nat(), fc.double()),
            from: fc.integer(),
            to: fc.nat(),
            reason: fc.string(),
            effectiveFrom: fc.oneof(fc.constant("2026-01-01"), fc.string()),
            knownFrom: fc.oneof(fc.constant("2026-02-31"), fc.string()),
            id: fc.string(),
            most: fc.anything(),
          },
          { requiredKeys: [] },
        );
        const anything = fc.oneof({ weight: 3, arbitrary: loose }, { weight: 1, arbitrary: fc.anything() });
        await fc.assert(
          fc.asyncProperty(anything, async (input) => {
            const result = await useCase(world.deps, actor, input as never);
            if (!result.ok) expect(result.problems.every(isSaid)).toBe(true);
          }),
          { numRuns: 30 },
        );
        expect(await everything(opened().database)).toEqual(before);
      },
    );

    it("says where the input is wrong", async () => {
      const author = world.actor(world.garance, "Agathe", "author");
      const result = await writeText(world.deps, author, {
        draftId: "7",
        ruleSet: "loi",
        path: "../manifest.yaml",
        text: "\u0000",
        revision: -1,
      });
      const problems = result.ok ? [] : result.problems;
      expect(problems.map(({ path }) => path.join("."))).toEqual([
        "draftId",
        "ruleSet",
        "path",
        "revision",
        "text",
      ]);
      expect(problems.map(({ message }) => message)).toContain(
        "« ruleSet » : nom comme « law/fr » ou « company/ma-societe ».",
      );
    });
  });

  function isSaid({ code, message, remedy }: Problem): boolean {
    return /^[A-Z_]+$/.test(code) && message.length > 10 && remedy.length > 10;
  }
});
