import { failure, success } from "@bareme/kernel";
import {
  closeMonth,
  computeMonth,
  correctMonth,
  openMonth,
  previewCorrection,
  readStatement,
  validateMonth,
  type PayrollStack,
} from "@bareme/use-cases";
import { describe, expect, it, vi } from "vitest";
import { corrections } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { garanceDossier } from "./payroll-garance.ts";
import {
  always,
  codesOf,
  payrollWorld,
  shippedStack,
  stackOfPlan,
  valueOf,
  writeDossier,
  type World,
} from "./payroll-world.ts";
import { everything, monthsIn } from "./rows.ts";

// Slow machines compile the shipped rules and run whole months.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const stack = shippedStack("cap-garance");
const PERIODS = ["2026-01", "2026-02", "2026-03", "2026-04"];

async function close({ deps, actor }: World, contratId: string, period: string): Promise<void> {
  for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
    valueOf(await step(deps, actor, { contratId, period }));
}

async function rappelsOf({ database }: World, period: string): Promise<readonly Record<string, string>[]> {
  const month = (await monthsIn(database)).find((one) => one.period === period);
  const { facts } = JSON.parse(month?.request ?? "{}") as { facts: { rappels?: Record<string, string>[] } };
  return facts.rappels ?? [];
}

onEachDatabase("rappels and corrections", (opened) => {
  describe("rules that change", () => {
    /** 4005.00 × 8.65 % = 346.43 (346.4325) where 342.43 (342.4275) was paid: 4.00 a month. */
    function newer(): PayrollStack {
      const parameters = stack.plan.parameters.map((parameter) =>
        parameter.id !== "tauxVieillessePlafonneeEmployeur"
          ? parameter
          : {
              ...parameter,
              layers: parameter.layers.map((layer) => ({
                ...layer,
                values: layer.values.map((one) => ({ ...one, value: "8.65" })),
              })),
            },
      );
      return stackOfPlan({ ...stack.plan, parameters });
    }

    it("move closed months by a rappel of all of them, posted once, in the month that is open", async () => {
      const changed = newer();
      let today = "2026-02-28";
      const world = await payrollWorld(
        opened(),
        (asOf) => success(asOf < "2026-03-15" ? stack : changed),
        () => today,
      );
      const contratId = await writeDossier(world, garanceDossier(PERIODS));
      await close(world, contratId, "2026-01");
      await close(world, contratId, "2026-02");
      expect(await rappelsOf(world, "2026-02")).toEqual([]);
      today = "2026-03-31";
      await close(world, contratId, "2026-03");
      expect(await rappelsOf(world, "2026-03")).toEqual(
        ["2026-01", "2026-02"].map((mois) => ({
          id: `${mois}-1`,
          mois,
          ligne: "vieillessePlafonnee",
          employer: "4.00",
        })),
      );
      const statement = valueOf(
        await readStatement(world.deps, world.actor, { contratId, period: "2026-03" }),
      );
      const table = statement?.sections.find((section) => section.kind === "rappels");
      expect(
        table?.kind === "rappels" &&
          table.table.months.map(({ period, rows }) => [period, rows.map(({ difference }) => difference)]),
      ).toEqual([
        ["2026-01", ["4.00"]],
        ["2026-02", ["4.00"]],
      ]);
      today = "2026-04-30";
      await close(world, contratId, "2026-04");
      expect(await rappelsOf(world, "2026-04")).toEqual([]);
    });

    it("that do not compile block the month and say why; nothing is written", async () => {
      const broken = {
        code: "NAME_UNKNOWN",
        path: ["x"],
        message: "« x » n'existe pas.",
        remedy: "Corrigez.",
      };
      let fails = false;
      const world = await payrollWorld(opened(), () =>
        fails ? failure([{ ...broken, code: "PLAN_BROKEN" }, broken]) : success(stack),
      );
      const contratId = await writeDossier(world, garanceDossier());
      valueOf(await openMonth(world.deps, world.actor, { contratId, period: "2026-01" }));
      fails = true;
      const before = await everything(opened().database);
      const computed = await computeMonth(world.deps, world.actor, { contratId, period: "2026-01" });
      expect(codesOf(computed)).toEqual(["PLAN_BROKEN", "NAME_UNKNOWN"]);
      expect(await everything(opened().database)).toEqual(before);
    });
  });

  describe("a correction of a closed month", () => {
    // Base pay of January should have been 2500.00: 126.00 more, apport 6.30 (125.00 − 118.70), leave 13.23 (559.13 − 545.90).
    const correction = {
      period: "2026-01",
      motif: "salaire du contrat relevé",
      facts: { salaireMensuelContractuel: "2500.00" },
    };

    it("gives its rappel in the open month, once, and leaves the closed month as it was", async () => {
      const world = await payrollWorld(opened(), always(stack));
      const { deps, actor, database } = world;
      const contratId = await writeDossier(world, garanceDossier(PERIODS));
      await close(world, contratId, "2026-01");
      const [january] = await monthsIn(database);
      expect(codesOf(await correctMonth(deps, actor, { contratId, ...correction }))).toEqual([
        "MONTH_NOT_OPEN",
      ]);
      valueOf(await openMonth(deps, actor, { contratId, period: "2026-02" }));
      expect(
        codesOf(await correctMonth(deps, actor, { contratId, ...correction, period: "2026-02" })),
      ).toEqual(["CORRECTION_WITHOUT_MONTH"]);
      valueOf(await correctMonth(deps, actor, { contratId, ...correction }));
      valueOf(await correctMonth(deps, actor, { contratId, ...correction }));
      expect(await database.asOwner((queries) => queries.select().from(corrections))).toHaveLength(1);
      await close(world, contratId, "2026-02");
      const pay = (await rappelsOf(world, "2026-02")).filter(({ compte }) => compte === "salaires");
      expect(pay.map(({ ligne, montant }) => [ligne, montant])).toEqual([
        ["apportSurBase", "6.30"],
        ["congesPayes", "13.23"],
        ["salaireDeBase", "126.00"],
      ]);
      const document = JSON.parse((await monthsIn(database))[1]?.document ?? "{}") as {
        values: Record<string, string>;
      };
      expect(document.values["rappelsDeBrut"]).toBe("145.53");
      expect((await monthsIn(database))[0]).toEqual(january);
      await close(world, contratId, "2026-03");
      expect(await rappelsOf(world, "2026-03")).toEqual([]);
    });

    it("that the closed month cannot be computed with is refused: it would block the contract for good", async () => {
      const world = await payrollWorld(opened(), always(stack));
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier(PERIODS));
      await close(world, contratId, "2026-01");
      valueOf(await openMonth(deps, actor, { contratId, period: "2026-02" }));
      const before = await everything(opened().database);
      const wrong = { ...correction, facts: { salaireMensuelContractuel: "deux mille" } };
      expect((await correctMonth(deps, actor, { contratId, ...wrong })).ok).toBe(false);
      expect(await everything(opened().database)).toEqual(before);
    });

    it("made after another that was posted gives what is left to post", async () => {
      const world = await payrollWorld(opened(), always(stack));
      const { deps, actor } = world;
      const contratId = await writeDossier(world, garanceDossier(PERIODS));
      await close(world, contratId, "2026-01");
      valueOf(await openMonth(deps, actor, { contratId, period: "2026-02" }));
      const given = valueOf(await previewCorrection(deps, actor, { contratId, ...correction }));
      valueOf(await correctMonth(deps, actor, { contratId, ...correction }));
      await close(world, contratId, "2026-02");
      valueOf(await openMonth(deps, actor, { contratId, period: "2026-03" }));
      const back = { ...correction, motif: "erreur", facts: { salaireMensuelContractuel: "2374.00" } };
      // What February paid of January is taken back whole.
      const taken = valueOf(await previewCorrection(deps, actor, { contratId, ...back }));
      expect(taken.netAPayerMoved).toBe(`-${given.netAPayerMoved}`);
      valueOf(await correctMonth(deps, actor, { contratId, ...back }));
      await close(world, contratId, "2026-03");
      const base = (await rappelsOf(world, "2026-03")).find(
        ({ compte, ligne }) => compte === "salaires" && ligne === "salaireDeBase",
      );
      expect(base?.["montant"]).toBe("-126.00");
    });
  });
});
