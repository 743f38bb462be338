import { addMonths, month } from "@bareme/kernel";
import { closeMonth, computeMonth, openMonth, validateMonth, verifyWhole } from "@bareme/use-cases";
import { expect, it } from "vitest";
import { onEachDatabase } from "./each-database.ts";
import {
  always,
  exampleDossier,
  payrollWorld,
  shippedStack,
  valueOf,
  writeDossier,
} from "./use-cases/payroll-world.ts";
import { signer } from "./verify-world.ts";

const stack = shippedStack("deux-rives");
const PERIODS = Array.from({ length: 12 }, (_, index) => addMonths(month("2026-01"), index));

onEachDatabase("verification of a year", (opened) => {
  it("finds nothing in the year of the example: each month's entries and balances are those of its payslip", async () => {
    const world = await payrollWorld(opened(), always(stack));
    const { deps, actor, store } = world;
    const contratId = await writeDossier(world, exampleDossier());
    for (const period of PERIODS)
      for (const step of [openMonth, computeMonth, validateMonth, closeMonth])
        valueOf(await step(deps, actor, { contratId, period }));
    expect(await store.readWhole((whole) => verifyWhole(whole, signer))).toMatchObject({
      months: 12,
      tampered: [],
    });
  }, 120_000);
});
