import {
  type Actor,
  approveDraft,
  impactOnMonths,
  publishDraft,
  requestReview,
  runScenarios,
} from "@bareme/use-cases";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { mois } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { everything, tampered } from "./rows.ts";
import { closedMonths } from "./rules-months.ts";
import { DATES, draftWith, ranWell } from "./rules-steps.ts";
import { codesOf, edited, got, rulesWorld, shippedFiles, type RulesWorld } from "./rules-world.ts";

const COMPANY = "company/cap-garance";
const FEES = "frais-de-gestion.yaml";
const fees = shippedFiles(COMPANY)[FEES];
const sixPercent = edited(fees, `value: "5"`, `value: "6"`);
const place = { ruleSet: COMPANY, path: FEES };
const ONE_MINUTE = { timeout: 60_000 };

onEachDatabase("rules of a company", (opened) => {
  describe("a company changes its fees", ONE_MINUTE, () => {
    let world: RulesWorld;
    let author: Actor;
    let approver: Actor;
    let contratId = "";
    let draft = { draftId: "", revision: 0 };

    beforeAll(async () => {
      world = await rulesWorld(opened());
      author = world.actor(world.garance, "Agathe", "author");
      approver = world.actor(world.garance, "Basile", "approver");
      const months = await closedMonths(world, world.garance, { closed: ["2026-01"], open: "2026-02" });
      contratId = months.contratId;
      draft = await draftWith(world, author, "Frais à 6 %", { ...place, text: sixPercent });
    }, 60_000);

    it("the scenarios of its own layer move, and those of the law are not run", async () => {
      const runs = got(await runScenarios(world.deps, author, { draftId: draft.draftId }));
      expect(runs.runs.every(({ ruleSet }) => ruleSet === COMPANY)).toBe(true);
      expect(runs.untouched).toBeGreaterThan(900);
      const bulletin = runs.runs.find(({ scenario }) =>
        scenario.startsWith("Bulletin publié de janvier 2026, de 9 500"),
      );
      // 9500.00 × 6 % = 570.00, for 9500.00 × 5 % = 475.00.
      expect(bulletin?.after?.differences).toContainEqual({
        period: "2026-01",
        what: "fraisDeGestion[m1]",
        expected: "475.00",
        actual: "570.00",
      });
    });

    it("the closed month that would move is listed by line and amount, and stays as it was paid", async () => {
      const before = await everything(world.database);
      const impact = got(await impactOnMonths(world.deps, author, { draftId: draft.draftId }));
      expect(impact).toMatchObject({ contrats: 1, months: 1, monthsMoved: 1 });
      const [month] = impact.moved;
      expect(month).toMatchObject({ contratId, period: "2026-01", problems: [] });
      expect(month?.amounts).toContainEqual({
        line: "fraisDeGestion",
        item: "m1",
        label: "Frais de gestion",
        part: "amount",
        before: "475.00",
        after: "570.00",
        difference: "95.00",
      });
      expect(month?.amounts.some(({ line }) => line === "salaireComplementaire")).toBe(false);
      const fees = { line: "fraisDeGestion", label: "Frais de gestion", part: "amount", sum: "95.00" };
      expect(impact.sums).toContainEqual({ ...fees, contrats: 1, months: 1 });
      // Sums are over all that moves, however few months are told in full.
      const untold = got(await impactOnMonths(world.deps, author, { draftId: draft.draftId, most: 0 }));
      expect([untold.moved, untold.sums]).toEqual([[], impact.sums]);
      expect(await everything(world.database)).toEqual(before);
    });

    it("a draft that changes nothing of January moves nothing of it", async () => {
      const text = edited(
        fees,
        `value: "5", source: contrat }`,
        `value: "5", source: contrat }, { from: 2026-07-01, value: "6", source: contrat }`,
      );
      const later = await draftWith(world, author, "Frais à 6 % en juillet", { ...place, text });
      const impact = got(await impactOnMonths(world.deps, author, { draftId: later.draftId }));
      expect(impact).toMatchObject({ months: 1, monthsMoved: 0, moved: [] });
    });

    it("a closed month that is no longer what its lock describes is named", async () => {
      const isClosed = eq(mois.status, "clos");
      const [good] = await world.database.asOwner((queries) =>
        queries.select({ request: mois.request }).from(mois).where(isClosed),
      );
      const withRequest = (request: string | null = null) =>
        tampered(world.database, (queries) => queries.update(mois).set({ request }).where(isClosed));
      await withRequest("{}");
      const impact = got(await impactOnMonths(world.deps, author, { draftId: draft.draftId }));
      expect(impact.moved).toMatchObject([
        { period: "2026-01", amounts: [], problems: [{ code: "MONTH_TAMPERED" }] },
      ]);
      await withRequest(good?.request);
    });

    it("one person may write and approve when the company says so, and it is shown", async () => {
      const both = world.actor(world.garance, "Agathe", "author", "approver");
      got(await requestReview(world.deps, author, { ...draft, text: "Prêt." }));
      const approval = { ...draft, text: "Vu." };
      expect(codesOf(await approveDraft(world.deps, both, approval))).toEqual(["APPROVED_BY_AUTHOR"]);
      await world.deps.store.access.setSoloApproval(world.garance.id, true);
      expect(got(await approveDraft(world.deps, both, approval)).solo).toBe(true);
      await world.deps.store.access.setSoloApproval(world.garance.id, false);
      const asked = { ...draft, ...DATES, reason: "Nouvelle annexe tarifaire" };
      expect(codesOf(await publishDraft(world.deps, both, asked))).toEqual(["APPROVED_BY_AUTHOR"]);
      await world.deps.store.access.setSoloApproval(world.garance.id, true);
      expect(codesOf(await publishDraft(world.deps, approver, asked))).toEqual(["SCENARIOS_FAILING"]);
      await ranWell(world, author, draft);
      expect(got(await publishDraft(world.deps, approver, asked))).toMatchObject({
        solo: true,
        broken: [],
        releases: [{ ruleSet: COMPANY, number: 2 }],
      });
    });
  });

  describe("a company that learnt of a rate after it had paid", ONE_MINUTE, () => {
    it("is told what its draft moves, and not what it already knows", async () => {
      const world = await rulesWorld(opened());
      const author = world.actor(world.mistral, "Agathe", "author");
      // The rate of Lyon was put right on 15 April, with effect in January (rules/company/atelier-mistral/societe.yaml).
      await closedMonths(world, world.mistral, {
        closed: ["2026-01", "2026-02"],
        open: "2026-03",
        facts: { etablissement: "lyon" },
        asOf: "2026-02-28",
      });
      const ruleSet = "company/atelier-mistral";
      const shipped = shippedFiles(ruleSet);
      const path = "frais-de-gestion.yaml";
      const later = edited(shipped[path], "# A subscription", "# The subscription");
      const idle = await draftWith(world, author, "Commentaire", { ruleSet, path, text: later });
      expect(got(await impactOnMonths(world.deps, author, { draftId: idle.draftId }))).toMatchObject({
        months: 2,
        monthsMoved: 0,
      });
      const text = edited(shipped[path], `douzeMois: "99"`, `douzeMois: "109"`);
      const dearer = await draftWith(world, author, "Abonnement à 109", { ruleSet, path, text });
      const impact = got(await impactOnMonths(world.deps, author, { draftId: dearer.draftId }));
      expect(impact.moved.map(({ period, amounts }) => ({ period, amounts }))).toEqual(
        ["2026-01", "2026-02"].map((period) => ({
          period,
          amounts: [
            {
              line: "abonnement",
              item: null,
              label: "Abonnement",
              part: "amount",
              before: "99.00",
              after: "109.00",
              difference: "10.00",
            },
          ],
        })),
      );
      const february = edited(
        text,
        `sansEngagement: "149" }, source: contrat }`,
        `sansEngagement: "149" }, source: contrat }, { from: 2026-02-01, value: { douzeMois: "149", sansEngagement: "149" }, source: contrat }`,
      );
      const dearest = await draftWith(world, author, "Abonnement à 149", { ruleSet, path, text: february });
      const { draftId } = dearest;
      const most = got(await impactOnMonths(world.deps, author, { draftId, most: 1 }));
      // 149 − 99 in February, for 109 − 99 in January: the greatest is told, and both are counted.
      expect(most.moved).toMatchObject([{ period: "2026-02", amounts: [{ difference: "50.00" }] }]);
      expect(most).toMatchObject({ monthsMoved: 2, sums: [{ line: "abonnement", months: 2, sum: "60.00" }] });
    });
  });
});
