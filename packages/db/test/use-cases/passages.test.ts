import {
  readPassage,
  resumePassages,
  savePiece,
  startPassage,
  workOn,
  type Actor,
  type PassageDeps,
  type PassageJob,
  type PassageReport,
  type Step,
  type UnitOfWork,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  contratsOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { journalIn, ledgerIn, monthsIn } from "./rows.ts";
import { changed } from "./slowed.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const PERIODS = ["2026-01", "2026-02"];
const CONTRACTS = 3;
const STEPS: readonly Step[] = ["calcul", "validation", "cloture"];

onEachDatabase("a step of a month for all contracts", (opened) => {
  let world: World;
  let contracts: readonly string[];
  beforeEach(async () => {
    world = await companyOf(CONTRACTS);
    contracts = (await contratsOf(world)).map(({ id }) => id).toSorted();
  });

  async function companyOf(count: number): Promise<World> {
    const made = await payrollWorld(opened(), always(stack));
    const { utilisateurId, societeId } = made.actor;
    await made.store.access.grant(utilisateurId, societeId, "payroll");
    for (let index = 0; index < count; index += 1)
      await writeDossier(made, garanceDossier(PERIODS), `P-${index}`);
    return made;
  }

  /** Asks a step and works on its jobs here and now. */
  async function run(
    deps: PassageDeps,
    actor: Actor,
    step: Step,
    period = "2026-01",
  ): Promise<PassageReport> {
    const jobs: PassageJob[] = [];
    const queue = { send: async (some: readonly PassageJob[]) => void jobs.push(...some) };
    const { id } = valueOf(await startPassage({ ...deps, queue }, actor, { step, period }));
    for (const job of jobs) await workOn(deps, job);
    return valueOf(await readPassage(deps, actor, { passageId: id }));
  }

  const codesIn = ({ hindered }: PassageReport) =>
    hindered.map(({ contratId, problems }) => [contratId, problems.map(({ code }) => code)]);

  it("is computed, validated and closed, and counts what became of each contract", async () => {
    const { deps, actor, database } = world;
    for (const step of STEPS) {
      const { count, total, finished } = await run(deps, actor, step);
      expect({ step, count, total, finished }).toEqual({
        step,
        count: { fait: CONTRACTS, inchangé: 0, problème: 0, waiting: 0 },
        total: CONTRACTS,
        finished: true,
      });
    }
    const months = await monthsIn(database);
    expect(months.map(({ status, state }) => [status, state])).toEqual(
      Array(CONTRACTS).fill(["clos", "calculé"]),
    );
  });

  it("run again, changes nothing, and computes again only what changed", async () => {
    const { deps, actor, database } = world;
    await run(deps, actor, "calcul");
    await run(deps, actor, "validation");
    const before = await monthsIn(database);
    expect((await run(deps, actor, "calcul")).count).toMatchObject({ inchangé: CONTRACTS });
    expect((await run(deps, actor, "validation")).count).toMatchObject({ inchangé: CONTRACTS });
    expect(await monthsIn(database)).toEqual(before);
    const [contratId = ""] = contracts;
    const data = { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" };
    valueOf(await savePiece(deps, actor, { contratId, kind: "frais", data }));
    expect(codesIn(await run(deps, actor, "cloture"))).toEqual([[contratId, ["MONTH_STALE"]]]);
    for (const step of STEPS)
      expect((await run(deps, actor, step)).count).toMatchObject({ fait: 1, inchangé: CONTRACTS - 1 });
  });

  it("says which contract cannot be paid and why, and pays the others", async () => {
    const { deps, actor } = world;
    const [late = ""] = contracts;
    await run(deps, actor, "calcul");
    await run(deps, actor, "validation");
    const data = { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" };
    valueOf(await savePiece(deps, actor, { contratId: late, kind: "frais", data }));
    await run(deps, actor, "calcul");
    const closed = await run(deps, actor, "cloture");
    expect(closed.count).toEqual({ fait: CONTRACTS - 1, inchangé: 0, problème: 1, waiting: 0 });
    expect(codesIn(closed)).toEqual([[late, ["MONTH_NOT_VALIDATED"]]]);
    const february = await run(deps, actor, "calcul", "2026-02");
    expect(codesIn(february)).toEqual([[late, ["MONTH_STILL_OPEN"]]]);
    expect(february.count).toMatchObject({ fait: CONTRACTS - 1 });
  });

  it("is not worked on for someone whose right was taken back meanwhile", async () => {
    const { deps, actor, database } = world;
    const { id } = valueOf(await startPassage(deps, actor, { step: "calcul", period: "2026-01" }));
    await world.store.access.revoke(actor.utilisateurId, actor.societeId, "payroll");
    await workOn(deps, { societeId: actor.societeId, passageId: id, contratIds: contracts });
    const report = valueOf(await readPassage(deps, actor, { passageId: id }));
    expect(codesIn(report)).toEqual(contracts.map((contratId) => [contratId, ["RIGHT_MISSING"]]));
    expect(await monthsIn(database)).toEqual([]);
  });

  it("is refused to whoever may not pay, and at once when the rules do not compile", async () => {
    const { deps, withRoles } = world;
    const asked = { step: "calcul", period: "2026-01" };
    expect(codesOf(await startPassage(deps, withRoles("reader", "author"), asked))).toEqual([
      "RIGHT_MISSING",
    ]);
    expect(codesOf(await startPassage(deps, world.stranger, asked))).toEqual(["PLAN_BROKEN"]);
    const { id } = valueOf(await startPassage(deps, world.actor, asked));
    expect(codesOf(await readPassage(deps, world.stranger, { passageId: id }))).toEqual(["PASSAGE_UNKNOWN"]);
  });

  it("the same job taken by two at once is done once", async () => {
    const { deps, actor, database } = world;
    await run(deps, actor, "calcul");
    await run(deps, actor, "validation");
    const { id } = valueOf(await startPassage(deps, actor, { step: "cloture", period: "2026-01" }));
    const job = { societeId: actor.societeId, passageId: id, contratIds: contracts };
    await Promise.all([workOn(deps, job), workOn(deps, job)]);
    await workOn(deps, job);
    const numbers = (await ledgerIn(database)).map(({ moisId, numero }) => `${moisId} ${numero}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    const closings = (await journalIn(database)).filter(({ action }) => action === "mois.cloture");
    expect(closings).toHaveLength(CONTRACTS);
    const { count } = valueOf(await readPassage(deps, actor, { passageId: id }));
    expect(count).toEqual({ fait: CONTRACTS, inchangé: 0, problème: 0, waiting: 0 });
  });

  it("killed at any write and taken again ends as if nothing had happened", async () => {
    // Each contract writes its postings, its month, its journal entry and its outcome.
    const writes = 2 * 4;
    for (let nth = 1; nth <= writes + 1; nth += 1) {
      world = await companyOf(2);
      const { deps, actor, database } = world;
      await run(deps, actor, "calcul");
      await run(deps, actor, "validation");
      const { id } = valueOf(await startPassage(deps, actor, { step: "cloture", period: "2026-01" }));
      const contratIds = (await contratsOf(world)).map((one) => one.id);
      const job = { societeId: actor.societeId, passageId: id, contratIds };
      const died = await workOn({ ...deps, store: dying(nth) }, job).then(
        () => false,
        () => true,
      );
      expect(died).toBe(nth <= writes);
      await workOn(deps, job);
      const { count } = valueOf(await readPassage(deps, actor, { passageId: id }));
      expect(count).toEqual({ fait: 2, inchangé: 0, problème: 0, waiting: 0 });
      const closings = (await journalIn(database)).filter(({ action }) => action === "mois.cloture");
      expect(closings).toHaveLength(2);
      // The same postings in both months, each numbered once.
      const months = (await monthsIn(database)).map((month) => month.id);
      const entries = await ledgerIn(database);
      const [one, other] = months.map((id) =>
        entries.flatMap(({ moisId, numero, line, amount }) =>
          moisId === id ? [`${numero} ${line} ${amount}`] : [],
        ),
      );
      expect(one?.length).toBeGreaterThan(0);
      expect(other).toEqual(one);
    }
  });

  /** The store, whose nth write of a month, of the ledger, of an outcome or of the journal never comes back. */
  function dying(nth: number): PassageDeps["store"] {
    let writes = 0;
    const die =
      <A extends readonly unknown[], R>(write: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        writes += 1;
        if (writes === nth) throw new Error("killed");
        return write(...args);
      };
    return changed(world.store, ({ months, ledger, journal, passages }: UnitOfWork) => ({
      months: { ...months, write: die(months.write), advance: die(months.advance) },
      ledger: { ...ledger, add: die(ledger.add) },
      journal: { ...journal, add: die(journal.add) },
      passages: { ...passages, settle: die(passages.settle) },
    })).store;
  }

  describe("on the queue", () => {
    it("is handed out, worked on to its end, and what a dead process left is taken up", async () => {
      const { deps, actor, store } = world;
      const errors: Error[] = [];
      const asked = { step: "calcul", period: "2026-01" };
      // Written, and never handed out: its process died in between.
      const left = valueOf(await startPassage(deps, actor, asked));
      const queue = await store.openQueue((error) => void errors.push(error));
      try {
        const working: PassageDeps = { ...deps, queue };
        queue.work((job) => workOn(working, job));
        expect(await resumePassages(working)).toBe(1);
        const sent = valueOf(await startPassage(working, actor, asked));
        for (const { id } of [left, sent])
          await vi.waitFor(
            async () =>
              expect(valueOf(await readPassage(deps, actor, { passageId: id })).finished).toBe(true),
            { timeout: 60_000, interval: 100 },
          );
        expect(await resumePassages(working)).toBe(0);
      } finally {
        await queue.stop();
      }
      expect(errors).toEqual([]);
    });

    it("a job that fails is told of and taken again", async () => {
      const { store, actor } = world;
      const errors: Error[] = [];
      const queue = await store.openQueue((error) => void errors.push(error));
      const taken: PassageJob[] = [];
      try {
        queue.work(async (job) => {
          taken.push(job);
          if (taken.length === 1) throw new Error("the database is gone");
        });
        const job = { societeId: actor.societeId, passageId: actor.societeId, contratIds: contracts };
        await queue.send([job]);
        await vi.waitFor(() => expect(taken).toEqual([job, job]), { timeout: 60_000, interval: 100 });
      } finally {
        await queue.stop();
      }
      expect(errors.map(({ message }) => message)).toEqual(["the database is gone"]);
    });
  });
});
