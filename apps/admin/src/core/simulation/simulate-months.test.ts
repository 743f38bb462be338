import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { add, decimal, decimalToFixed, type Result } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StackTexts } from "../stack-texts.ts";
import { compareSimulated } from "./compare-simulated.ts";
import { explainSimulated } from "./explain-simulated.ts";
import { searchTrace } from "./search.ts";
import { runSupposed, simulateMonths } from "./simulate-months.ts";
import type { Simulated } from "./simulated.ts";
import { caOf, periodsOf, type Supposed } from "./supposed.ts";
import { stepsOf } from "./waterfall.ts";

const RULES = join(import.meta.dirname, "../../../../../rules");
const SLOW = 120_000;

function textsOf(company: string): StackTexts {
  return ["law/fr", "convention/idcc-3219", `company/${company}`].map((ruleSet) => ({
    ruleSet,
    files: Object.fromEntries(
      readdirSync(join(RULES, ruleSet))
        .filter((file) => file.endsWith(".yaml"))
        .map((file) => [file, readFileSync(join(RULES, ruleSet, file), "utf8")]),
    ),
  }));
}

const garance = textsOf("cap-garance");
const deuxRives = textsOf("deux-rives");

/** The published month (SP26-01): 19 days at 500, a senior on a CDI whose contract says 2 374.00. */
const PUBLISHED: Supposed = {
  periods: ["2026-01"],
  facts: {
    typeContrat: "CDI",
    statut: "cadre",
    niveau: "senior",
    dateDebutContrat: "2026-01-01",
    modeDuree: "mensuel",
    salaireMensuelContractuel: "2374.00",
  },
  mission: {},
  invoiced: { by: "activite", tjm: "500.00", jours: "19" },
};

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}

/** Whether each level is the sum of what stands above it, counted here once more. */
function addsUp({ steps }: Simulated): boolean {
  let running = decimal("0.00");
  return steps.every(({ id, kind, amount }) => {
    if (kind === "move") running = add(running, decimal(amount));
    else if (id === "caHt") running = decimal(amount);
    else return decimalToFixed(running, 2) === amount;
    return true;
  });
}

describe("months simulated in the browser", { timeout: SLOW }, () => {
  it("are the published payslip, step by step from the turnover to the net", () => {
    const simulated = valueOf(simulateMonths(garance, PUBLISHED));
    const amounts = Object.fromEntries(simulated.steps.map(({ id, amount }) => [id, amount]));
    // SP26-01: fees of 5 %, the reserve with its charges, a gross of 6 004.94
    expect(amounts).toMatchObject({
      caHt: "9500.00",
      fraisDeGestion: "-475.00",
      cotisationsPatronales: "-2646.99",
      provisionReserve: "-373.07",
      brut: "6004.94",
      cotisationsSalariales: "-1292.65",
      netAvantImpot: "4712.29",
      pas: "-776.82",
      netAPayer: "3935.47",
    });
    expect(addsUp(simulated)).toBe(true);
    expect(simulated.closes).toBe(true);
  });

  it("add up to the cent whatever is invoiced, refunded and put aside, in a month and in a year", () => {
    const facts = fc.record({
      forfaitTeletravail: fc.constantFrom("0", "30.00"),
      montantReserve: fc.constantFrom("0", "500.00"),
      repriseDuSolde: fc.constantFrom("totale", "aucune"),
      lissage: fc.constantFrom("aucun", "net"),
    });
    const cents = fc
      .integer({ min: 0, max: 2_000_000 })
      .map((all) =>
        decimalToFixed(decimal(`${Math.floor(all / 100)}.${String(all % 100).padStart(2, "0")}`), 2),
      );
    fc.assert(
      fc.property(cents, facts, fc.boolean(), (ca, more, whole) => {
        const supposed: Supposed = {
          ...PUBLISHED,
          periods: periodsOf("2026-01", whole, "2026-03-31"),
          facts: { ...PUBLISHED.facts, ...more, cibleNet: "3000.00" },
          invoiced: { by: "ca", ca },
        };
        const simulated = valueOf(simulateMonths(deuxRives, supposed));
        expect(addsUp(simulated)).toBe(true);
        expect(simulated.closes).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("say what is missing instead of supposing it", () => {
    const { modeDuree: _mode, ...facts } = PUBLISHED.facts;
    expect(simulateMonths(garance, { ...PUBLISHED, facts })).toMatchObject({
      ok: false,
      problems: [{ code: "FACT_MISSING" }],
    });
  });

  it("are explained each, and as the sum of a year", () => {
    const asked = { texts: garance, supposed: PUBLISHED, amount: "netAPayer" };
    expect(explainSimulated(asked)).toMatchObject({ id: "netAPayer", value: "3935.47" });
    const twice = { ...PUBLISHED, periods: ["2026-01", "2026-02"] };
    const sum = explainSimulated({ ...asked, supposed: twice });
    const { totals } = valueOf(simulateMonths(garance, twice));
    expect(sum?.value).toBe(totals.netAPayer);
    expect(sum?.inputs.map(({ label }) => label)).toEqual([
      "Net à payer, janvier 2026",
      "Net à payer, février 2026",
    ]);
  });
});

describe("companies side by side", { timeout: SLOW }, () => {
  it("read the facts that they know, and each difference stands under its line", () => {
    const first = valueOf(simulateMonths(garance, PUBLISHED));
    const other = valueOf(simulateMonths(deuxRives, PUBLISHED, garance));
    const fees = compareSimulated([first, other]).find(({ id }) => id === "fraisDeGestion");
    // 5 % of 9 500 here, 10 % there
    expect(fees?.cells).toEqual([
      { value: "-475.00", change: null },
      { value: "-950.00", change: "-475.00" },
    ]);
  });

  it("trace what they pay otherwise to rules, to the cent", () => {
    const named = [garance, deuxRives].map((texts, index) => ({ name: String(index), texts }));
    const [one, two] = named;
    if (one === undefined || two === undefined) throw new Error("two companies");
    const { traces } = valueOf(searchTrace(one, two, PUBLISHED, () => undefined));
    const [trace] = traces;
    const felt = (trace?.effects ?? []).reduce(
      (sum, { change }) => add(sum, decimal(change.netAPayer ?? "0")),
      decimal("0"),
    );
    expect(decimalToFixed(felt, 2)).toBe(trace?.difference.netAPayer);
    expect(trace?.unexplained.netAPayer).toBe("0.00");
  });
});

describe("what is unknown", { timeout: SLOW }, () => {
  const runs = valueOf(runSupposed(garance, { ...PUBLISHED, periods: ["2026-01", "2026-02"] })).runs;

  /** The same months, the last of them without a value. */
  function lacking(id: string): typeof runs {
    return runs.map((run, index) => {
      const { [id]: _lost, ...values } = run.evaluation.document.values;
      const document = { ...run.evaluation.document, values };
      return index === 0 ? run : { ...run, evaluation: { ...run.evaluation, document } };
    });
  }

  it("is no level of the way: not zero, nor the part of a sum that is known", () => {
    expect(stepsOf(runs).steps.at(-1)?.id).toBe("netAPayer");
    const { steps, closes } = stepsOf(lacking("netAPayer"));
    expect(steps.filter(({ kind }) => kind === "level").map(({ id }) => id)).toEqual([
      "caHt",
      "brut",
      "netAvantImpot",
    ]);
    expect(closes).toBe(false);
  });

  it("is told when it is taken on the way: the next level does not close", () => {
    const { steps, closes } = stepsOf(lacking("pas"));
    expect(steps.map(({ id }) => id)).not.toContain("pas");
    expect(closes).toBe(false);
  });

  it("leaves no way to draw when a month has no account", () => {
    const without = runs.map((run, index) => (index === 0 ? run : { ...run, account: null }));
    expect(stepsOf(without)).toEqual({ steps: [], closes: false });
  });

  it.each([
    ["a rate", { by: "activite", tjm: "", jours: "19" }],
    ["days", { by: "activite", tjm: "500.00", jours: "" }],
    ["a turnover", { by: "ca", ca: "" }],
  ] as const)("is asked for when it is %s, and never zero", (_, invoiced) => {
    expect(caOf(invoiced)).toBeNull();
    expect(simulateMonths(garance, { ...PUBLISHED, invoiced }).ok).toBe(false);
  });

  it("is compared with nothing: no difference from a simulation that was refused", () => {
    const cells = compareSimulated([null, valueOf(simulateMonths(garance, PUBLISHED))]).flatMap(
      (line) => line.cells,
    );
    expect(cells.some(({ value }) => value === "3935.47")).toBe(true);
    expect(cells.filter(({ change }) => change !== null)).toEqual([]);
  });

  it("is no step that is known to take nothing: paid at once, no reserve is put aside", () => {
    const paid = { ...PUBLISHED, facts: { ...PUBLISHED.facts, modeReserve: "verseeAuMois" } };
    const all = [paid, PUBLISHED].map((supposed) => valueOf(simulateMonths(garance, supposed)));
    const reserve = compareSimulated(all).find(({ id }) => id === "provisionReserve");
    expect(reserve?.cells).toEqual([
      { value: null, change: null },
      // SP26-01
      { value: "-373.07", change: "-373.07" },
    ]);
  });
});

describe("what is invoiced", () => {
  it.each([
    ["450.05", "20.5", "9226.03"],
    ["500.00", "19", "9500.00"],
    ["333.33", "0.5", "166.67"],
  ])("at %s for %s days is %s, in cents as an invoice is", (tjm, jours, ca) => {
    expect(caOf({ by: "activite", tjm, jours })).toBe(ca);
  });

  it("goes through the months of a year that the rules know", () => {
    expect(periodsOf("2026-11", true, "2026-03-31")).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(periodsOf("2026-11", false, "2026-03-31")).toEqual(["2026-11"]);
  });
});
