import { type Actor, impactCounts, createPlanOf, readPlanState, settlePlans } from "@bareme/use-cases";
import { beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { everything, monthsIn } from "./rows.ts";
import { closedMonths } from "./rules-months.ts";
import { draftWith, published } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const ONE_MINUTE = { timeout: 60_000 };

onEachDatabase("rules that break a plan", (opened) => {
  describe("a company whose rules no longer compile over the convention", ONE_MINUTE, () => {
    let world: RulesWorld;
    let author: Actor;
    let approver: Actor;
    const CONVENTION = "convention/idcc-3219";
    // The company overrides the rate within bounds: without them it may not any more.
    const text = edited(
      shippedFiles(CONVENTION)["remuneration.yaml"],
      '    overridable: { atLeast: "5" }\n',
      "",
    );
    const change = { ruleSet: CONVENTION, path: "remuneration.yaml", text };
    let openId = "";

    beforeAll(async () => {
      world = await rulesWorld(opened());
      author = world.actor(world.editeur, "Agathe", "author");
      approver = world.actor(world.editeur, "Basile", "approver");
      ({ openId } = await closedMonths(world, world.mistral, {
        closed: ["2026-01"],
        open: "2026-02",
        facts: { etablissement: "paris" },
      }));
      await closedMonths(world, world.garance, { closed: ["2026-01"], open: "2026-02" });
    }, 60_000);

    it("is named to the publisher before the publication, beside counts that tell nothing of anyone", async () => {
      const draft = await draftWith(world, author, "Apport non dérogeable", change);
      const counts = got(await impactCounts(world.deps, author, { draftId: draft.draftId }));
      expect(counts).toEqual({
        draftId: draft.draftId,
        revision: 1,
        societes: 1,
        societesMoved: 0,
        contratsMoved: 0,
        months: 1,
        monthsMoved: 0,
        sums: [],
        broken: [{ slug: "atelier-mistral", label: "Atelier Mistral Portage" }],
      });
    });

    it("a rate of the law that moves closed months is counted over all companies", async () => {
      const law = edited(shippedFiles("law/fr")["retraite.yaml"], `value: "8.55"`, `value: "8.60"`);
      const draft = await draftWith(world, author, "Vieillesse", {
        ruleSet: "law/fr",
        path: "retraite.yaml",
        text: law,
      });
      const counts = got(await impactCounts(world.deps, author, { draftId: draft.draftId }));
      expect(counts).toMatchObject({
        societes: 2,
        societesMoved: 2,
        contratsMoved: 2,
        months: 2,
        monthsMoved: 2,
        // The sum over two contracts would tell each what the other is paid.
        sums: [],
      });
      const company = world.actor(world.garance, "Célia", "administrator");
      expect(codesOf(await impactCounts(world.deps, company, { draftId: draft.draftId }))).toEqual([
        "DRAFT_UNKNOWN",
      ]);
    });

    it("has its open months blocked with the reason, which only the company reads", async () => {
      const result = await published(world, { author, approver }, change);
      expect(result.broken).toEqual([
        { slug: "atelier-mistral", label: "Atelier Mistral Portage", monthsBlocked: 1 },
      ]);
      const reader = world.actor(world.mistral, "Denis", "reader");
      const state = got(await readPlanState(world.deps, reader, {}));
      expect(state.compiles).toBe(false);
      expect(state.problems[0]?.code).toBe("PLAN_BROKEN");
      expect(state.problems.slice(1)).toMatchObject([{ code: "OVERRIDE_FORBIDDEN" }]);
      expect(state.blocked).toMatchObject([{ moisId: openId, period: "2026-02" }]);
      const month = (await monthsIn(world.database)).find(({ id }) => id === openId);
      expect(month).toMatchObject({ status: "ouvert", state: "bloqué" });
      const planOf = createPlanOf(world.deps);
      expect(codesOf(await planOf("atelier-mistral", "2026-11-22"))).toEqual([
        "PLAN_BROKEN",
        "OVERRIDE_FORBIDDEN",
      ]);
      expect(codesOf(await planOf("cap-garance", "2026-11-22"))).toEqual([]);
      expect(codesOf(await planOf("inconnue", "2026-11-22"))).toEqual(["RULE_SET_UNPUBLISHED"]);
      const other = got(await readPlanState(world.deps, world.actor(world.garance, "Célia", "reader"), {}));
      expect(other).toEqual({ compiles: true, problems: [], blocked: [] });
    });

    it("is found again by a server that starts, and nothing is written twice", async () => {
      const before = await everything(world.database);
      expect(await settlePlans(world.deps)).toMatchObject([{ slug: "atelier-mistral", monthsBlocked: 1 }]);
      expect(await everything(world.database)).toEqual(before);
    });

    it("compiles again once the company has published a repair", async () => {
      const own = "company/atelier-mistral";
      const societe = shippedFiles(own)["societe.yaml"];
      const override = /overrides:\n {2}- id: tauxApportAffaires\n.*\n.*\n/.exec(societe ?? "")?.[0] ?? "";
      const repaired = { ruleSet: own, path: "societe.yaml", text: edited(societe, override, "") };
      const people = {
        author: world.actor(world.mistral, "Denis", "author"),
        approver: world.actor(world.mistral, "Élise", "approver"),
      };
      expect((await published(world, people, repaired)).broken).toEqual([]);
      expect(got(await readPlanState(world.deps, people.author, {})).compiles).toBe(true);
    });
  });
});
