import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "@bareme/kernel";
import { simulate } from "@bareme/payroll";
import { describe, expect, it } from "vitest";
import { compiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";
import { searchCurve } from "./draw-curve.ts";
import { explainHoles } from "./leap-origins.ts";
import { monthsOfSupposed, type Supposed } from "./supposed.ts";

const RULES = join(import.meta.dirname, "../../../../../rules");
const SLOW = 120_000;

const texts: StackTexts = ["law/fr", "convention/idcc-3219", "company/deux-rives"].map((ruleSet) => ({
  ruleSet,
  files: Object.fromEntries(
    readdirSync(join(RULES, ruleSet))
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => [file, readFileSync(join(RULES, ruleSet, file), "utf8")]),
  ),
}));

/** An executive's first month at Les Deux Rives, on a CDI paid by the month. */
const NOVEMBER: Supposed = {
  periods: ["2026-11"],
  facts: {
    typeContrat: "CDI",
    statut: "cadre",
    niveau: "senior",
    modeDuree: "mensuel",
    dateDebutContrat: "2026-11-01",
  },
  mission: {},
  invoiced: { by: "activite", tjm: "458.00", jours: "20" },
};
const RANGE = { from: "8000", to: "9800", every: "200" };

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}

describe("the curve of the net against the turnover", { timeout: SLOW }, () => {
  it("has the points, cliffs and holes that the server finds, also when it was stopped and goes on", async () => {
    const stopped = valueOf(await searchCurve(texts, NOVEMBER, RANGE, () => false));
    expect(stopped.complete).toBe(false);
    const curve = valueOf(await searchCurve(texts, NOVEMBER, RANGE, () => true));
    const compiled = valueOf(compiledStack(texts));
    const asked = { ask: "curve", ...RANGE, period: "2026-11" } as const;
    const server = valueOf(simulate({ asked, input: monthsOfSupposed(NOVEMBER) }, compiled, () => undefined));
    expect(curve).toMatchObject({
      complete: true,
      points: "points" in server ? server.points : [],
      cliffs: "cliffs" in server ? server.cliffs : [],
      holes:
        "holes" in server
          ? server.holes.map(({ from, to, netAPayer, remainder }) => ({ from, to, netAPayer, remainder }))
          : [],
    });
    expect(curve.holes.length).toBeGreaterThan(0);
  });

  it.each([
    ["that ends before it starts", { from: "9000", to: "8000", every: "100" }],
    ["without a step", { from: "8000", to: "9000", every: "0" }],
    ["that is not typed yet", { from: "8000", to: "", every: "100" }],
    ["of too many points", { from: "0", to: "9000", every: "1" }],
  ])("of a range %s is refused with what to type", async (_, range) => {
    expect(await searchCurve(texts, NOVEMBER, range, () => true)).toMatchObject({
      ok: false,
      problems: [{ code: "SIMULATION_OPTION" }],
    });
  });
});

describe("the law behind a hole", { timeout: SLOW }, () => {
  /**
   * 20 days at 458.00, less 10 % of fees: a budget of 8 244.00. The published exit of the reduction, 3 SMIC = 5 469.10, is met by gross and leave together: at
   * 5 469.09 it still takes its least coefficient, 0.0200 × 5 469.09 = 109.38 ; a cent above nothing (CSS art. D241-7).
   */
  it("is the reduction that ends at 3 SMIC, though the provision is what leaps", () => {
    const [hole] = explainHoles(texts, NOVEMBER);
    expect(hole?.period).toBe("2026-11");
    const [cause, ...others] = hole?.causes ?? [];
    expect(others).toEqual([]);
    expect(cause).toMatchObject({
      label: "Charges patronales sur la réserve, puis les congés",
      origins: [
        {
          label: "Coefficient de réduction",
          before: "0.0200",
          after: "0.0000",
          through: {
            label: "Réduction générale des cotisations patronales",
            before: "-109.38",
            after: "0.00",
          },
        },
      ],
    });
    expect(cause?.origins[0]?.source.map(({ text }) => text).join()).toContain("D241-7");
  });

  it("is not looked for where the money fits to the cents", () => {
    const fits = { ...NOVEMBER, invoiced: { by: "activite", tjm: "300.00", jours: "20" } } as const;
    expect(explainHoles(texts, fits)).toEqual([]);
  });
});
