import {
  closeMonth,
  computeMonth,
  correctMonth,
  openMonth,
  readMonthHistory,
  validateMonth,
  writeJournal,
  type Actor,
} from "@bareme/use-cases";
import { beforeEach, expect, it, vi } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");

onEachDatabase("what a month went through", (opened) => {
  let world: World;
  let contratId: string;
  let chef: Actor;
  let day = "2026-12-01";
  beforeEach(async () => {
    day = "2026-12-01";
    world = await payrollWorld(opened(), always(stack), () => day);
    contratId = await writeDossier(world, garanceDossier(["2026-01", "2026-02"]));
    const { id } = await world.store.access.addUser({
      email: "ch@exemple.fr",
      nom: "Chef",
      passwordHash: "-",
    });
    chef = { ...world.actor, utilisateurId: id, nom: "Chef" };
  });

  const history = async (period: string, actor = world.withRoles("reader")) =>
    valueOf(await readMonthHistory(world.deps, actor, { contratId, period }));

  it("is told step by step, with who and when, oldest first, and the correction that came after", async () => {
    const { deps, actor } = world;
    const january = { contratId, period: "2026-01" };
    valueOf(await openMonth(deps, actor, january));
    day = "2026-12-02";
    valueOf(await computeMonth(deps, actor, january));
    day = "2026-12-03";
    valueOf(await validateMonth(deps, chef, january));
    day = "2026-12-04";
    valueOf(await closeMonth(deps, actor, january));
    valueOf(await openMonth(deps, actor, { contratId, period: "2026-02" }));
    day = "2026-12-05";
    const correction = { motif: "salaire relevé", facts: { salaireMensuelContractuel: "2500.00" } };
    valueOf(await correctMonth(deps, chef, { ...january, ...correction }));
    const told = await history("2026-01");
    expect(told.map(({ step, at, nom }) => [step, at.slice(0, 10), nom])).toEqual([
      ["ouverture", "2026-12-01", "Claire Paie"],
      ["calcul", "2026-12-02", "Claire Paie"],
      ["validation", "2026-12-03", "Chef"],
      ["cloture", "2026-12-04", "Claire Paie"],
      ["correction", "2026-12-05", "Chef"],
    ]);
    expect(told[2]?.utilisateurId).toBe(chef.utilisateurId);
    // Nothing of what the journal keeps beside: no motive, no amount, no hash.
    for (const moment of told)
      expect(Object.keys(moment).toSorted()).toEqual(["at", "nom", "step", "utilisateurId"]);
    expect((await history("2026-02")).map(({ step }) => step)).toEqual(["ouverture"]);
  });

  it("is told to its end when it was computed more often than can be told", async () => {
    const { deps, actor } = world;
    const january = { contratId, period: "2026-01" };
    const { id } = valueOf(await openMonth(deps, actor, january));
    // As five hundred computations write it, without their amounts.
    await deps.store.inTenant(actor.societeId, async (unit) => {
      for (let time = 0; time < 500; time += 1)
        await writeJournal(
          unit,
          { actor, clock: deps.clock },
          { action: "mois.calcul", target: id, data: {} },
        );
    });
    valueOf(await computeMonth(deps, actor, january));
    valueOf(await validateMonth(deps, chef, january));
    valueOf(await closeMonth(deps, actor, january));
    const told = await history("2026-01");
    expect(told).toHaveLength(500);
    expect(told.map(({ step }) => step).slice(-3)).toEqual(["calcul", "validation", "cloture"]);
    expect(told.at(-2)?.nom).toBe("Chef");
  });

  it("is of a month that is there, in one's own company", async () => {
    const { deps, actor, stranger } = world;
    const january = { contratId, period: "2026-01" };
    expect(codesOf(await readMonthHistory(deps, actor, january))).toEqual(["MONTH_NOT_OPEN"]);
    valueOf(await openMonth(deps, actor, january));
    expect(codesOf(await readMonthHistory(deps, stranger, january))).toEqual(["CONTRAT_UNKNOWN"]);
    expect(codesOf(await readMonthHistory(deps, world.withRoles(), january))).toEqual(["RIGHT_MISSING"]);
  });
});
