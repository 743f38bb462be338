import { beforeAll, describe, expect, it, vi } from "vitest";
import {
  closeAll,
  computeAll,
  savePiece,
  validateAll,
  type Progress,
  type Store,
  type UnitOfWork,
} from "../src/index.ts";
import { garanceDossier } from "./payroll-garance.ts";
import type { State } from "./memory-state.ts";
import { always, payrollWorld, shippedStack, valueOf, writeDossier, type World } from "./payroll-world.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const PERIODS = ["2026-01", "2026-02"];
const CONTRACTS = 3;

async function companyOf(count: number): Promise<World> {
  const world = await payrollWorld(always(stack));
  for (let index = 0; index < count; index += 1)
    await writeDossier(world, garanceDossier(PERIODS), `P-${index}`);
  return world;
}

async function payAll({ deps, actor }: World, period: string): Promise<void> {
  for (const step of [computeAll, validateAll, closeAll]) {
    const all = valueOf(await step(deps, actor, { period }));
    expect(all.failed).toEqual([]);
  }
}

/** The store, whose nth write of a month, of the ledger or of the journal never comes back. */
function dying(store: Store, nth: number): Store {
  let count = 0;
  const die = <A extends readonly unknown[], R>(write: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      count += 1;
      if (count === nth) throw new Error("killed");
      return write(...args);
    };
  };
  const unitOf = (unit: UnitOfWork): UnitOfWork => ({
    ...unit,
    months: { ...unit.months, write: die(unit.months.write), open: die(unit.months.open) },
    ledger: { ...unit.ledger, add: die(unit.ledger.add) },
    journal: { ...unit.journal, add: die(unit.journal.add) },
  });
  return { ...store, inTenant: (societeId, work) => store.inTenant(societeId, (unit) => work(unitOf(unit))) };
}

describe("a month of all contracts", () => {
  let whole: State;

  beforeAll(async () => {
    const world = await companyOf(CONTRACTS);
    await payAll(world, "2026-01");
    whole = { ...world.store.state };
  }, 60_000);

  it("is computed, validated and closed, with its progress told", async () => {
    const { deps, actor, store } = await companyOf(CONTRACTS);
    const told: Progress[] = [];
    valueOf(await computeAll(deps, actor, { period: "2026-01" }, (progress) => told.push(progress)));
    expect(told.map(({ done, total, outcome }) => [done, total, outcome])).toEqual([
      [1, 3, "fait"],
      [2, 3, "fait"],
      [3, 3, "fait"],
    ]);
    expect(store.state.months.map(({ status, state }) => [status, state])).toEqual(
      Array(3).fill(["calcule", "calculé"]),
    );
  });

  it("killed at any write and run again ends as if nothing had happened", { timeout: 240_000 }, async () => {
    // Three contracts: opened (month and journal), computed (2), validated (2), closed (ledger, month and journal).
    const writes = CONTRACTS * 9;
    for (let nth = 1; nth <= writes; nth += 1) {
      const world = await companyOf(CONTRACTS);
      const killed = payAll({ ...world, deps: { ...world.deps, store: dying(world.store, nth) } }, "2026-01");
      await expect(killed).rejects.toThrow("killed");
      await payAll(world, "2026-01");
      expect({ ...world.store.state }).toEqual(whole);
    }
    const world = await companyOf(CONTRACTS);
    await payAll({ ...world, deps: { ...world.deps, store: dying(world.store, writes + 1) } }, "2026-01");
  });

  it("run again, changes nothing, and a month is computed again only for what changed", async () => {
    const world = await companyOf(CONTRACTS);
    const { deps, actor, store } = world;
    const period = { period: "2026-01" };
    valueOf(await computeAll(deps, actor, period));
    valueOf(await validateAll(deps, actor, period));
    const before = { ...store.state };
    expect(valueOf(await computeAll(deps, actor, period)).unchanged).toHaveLength(3);
    expect(valueOf(await validateAll(deps, actor, period)).unchanged).toHaveLength(3);
    expect({ ...store.state }).toEqual(before);
    const [contratId = ""] = store.state.contrats.map(({ id }) => id);
    const data = { id: "N-1", date: "2026-01-12", nature: "transport", montant: "40.00" };
    valueOf(await savePiece(deps, actor, { contratId, kind: "frais", data }));
    expect(
      valueOf(await closeAll(deps, actor, period)).failed.map(({ problems }) =>
        problems.map(({ code }) => code),
      ),
    ).toEqual([["MONTH_STALE"]]);
    expect(valueOf(await computeAll(deps, actor, period)).done).toEqual([contratId]);
    expect(valueOf(await validateAll(deps, actor, period)).done).toEqual([contratId]);
    expect(valueOf(await closeAll(deps, actor, period)).done).toEqual([contratId]);
    await payAll(world, "2026-01");
    expect(valueOf(await closeAll(deps, actor, period)).unchanged).toHaveLength(3);
  });

  it("says which contract cannot be paid and why, and pays the others", async () => {
    const { deps, actor, store } = await companyOf(CONTRACTS);
    valueOf(await computeAll(deps, actor, { period: "2026-01" }));
    const [late = ""] = store.state.contrats.map(({ id }) => id);
    const other = (contratId: string): boolean => contratId !== late;
    valueOf(await validateAll(deps, actor, { period: "2026-01" }));
    store.state.months = store.state.months.map((month) =>
      month.contratId === late ? { ...month, status: "calcule" } : month,
    );
    const closed = valueOf(await closeAll(deps, actor, { period: "2026-01" }));
    expect(closed.failed.map(({ contratId, problems }) => [contratId, problems[0]?.code])).toEqual([
      [late, "MONTH_NOT_VALIDATED"],
    ]);
    const february = valueOf(await computeAll(deps, actor, { period: "2026-02" }));
    expect(february.failed.map(({ contratId, problems }) => [contratId, problems[0]?.code])).toEqual([
      [late, "MONTH_STILL_OPEN"],
    ]);
    expect(february.done.every(other)).toBe(true);
    expect(february.done).toHaveLength(2);
  });
});
