import { add, decimal, equals, ZERO } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import type { MonthsInput } from "../src/months.ts";
import { compareCompanies, type Comparison } from "../src/what-if/compare.ts";
import { FIGURES } from "../src/what-if/figures.ts";
import { supposeNet } from "../src/what-if/net.ts";
import { isFelt, type Company, type Trace } from "../src/what-if/trace.ts";
import { GARANCE_JANUARY } from "./rules.ts";
import { companyOf, difference, valueOf } from "./what-if-rules.ts";

const PATIENCE = 60_000;
const january: MonthsInput = { facts: {}, months: [GARANCE_JANUARY] };
const garance = companyOf("cap-garance");

function variant(edit: (text: string) => string): Company {
  return { ...companyOf("cap-garance", edit), name: "company/variante" };
}

function compared(companies: readonly Company[], input = january): Comparison {
  return valueOf(compareCompanies(input, companies));
}

function expectExactSum({ difference: whole, effects, unexplained }: Trace): void {
  for (const figure of FIGURES) {
    const sum = [...effects.map(({ change }) => change[figure]), unexplained[figure]].reduce(
      (total, amount) => add(total, decimal(amount ?? "0")),
      ZERO,
    );
    expect({ figure, exact: equals(sum, decimal(whole[figure] ?? "0")) }).toEqual({ figure, exact: true });
    expect(Number(unexplained[figure] ?? "0")).toBe(0);
  }
}

describe("two companies that differ in one rate", { timeout: PATIENCE }, () => {
  const dearer = variant((text) =>
    text.replace('value: "0.64", source: [notification', 'value: "0.70", source: [notification'),
  );
  const { traces, companies } = compared([garance, dearer]);
  const [trace] = traces;

  it("differ by that rate, named with both values and its text, and by nothing else", () => {
    expect(trace?.effects).toHaveLength(1);
    expect(trace?.effects[0]?.rules).toMatchObject([
      { list: "parameters", id: "tauxAtmp", before: "0.64", after: "0.70", unit: "%" },
    ]);
    expect(trace?.effects[0]?.rules[0]?.source[0]?.text).toContain("notification AT/MP");
  });

  it("differ by what each gives when it is run by itself", () => {
    const alone = [garance, dearer].map(
      ({ rules }) => valueOf(supposeNet(january, rules, {}, {})).figures.totals,
    );
    expect(companies.map(({ run }) => run.totals)).toEqual(alone);
    const change = trace?.effects[0]?.change;
    expect(difference(alone[1]?.netAPayer, alone[0]?.netAPayer)).toEqual(decimal(change?.netAPayer ?? "0"));
    expect(change?.netAPayer).toMatch(/^-/);
    if (trace !== undefined) expectExactSum(trace);
  });
});

describe("two companies that differ in several rules", { timeout: PATIENCE }, () => {
  it("have each effect apart, in a fixed order, and the effects make the difference to the cent", () => {
    const other = variant((text) =>
      text
        .replace('value: "0.64", source: [notification', 'value: "1.20", source: [notification')
        .replace('value: "5", source: contrat', 'value: "7", source: contrat')
        .replace(
          "value: company } ], reason: Comprise dans les frais de gestion",
          "value: account } ], reason: Comprise dans les frais de gestion",
        ),
    );
    const [trace] = compared([garance, other]).traces;
    expect(trace?.effects.map(({ rules }) => rules.map(({ id }) => id))).toEqual([
      ["tauxAtmp"],
      ["tauxFraisDeGestion"],
      ["imputationFormation"],
    ]);
    // 7 % of 9 500 less 5 % of 9 500
    expect(trace?.effects[1]?.change.totalFraisDeGestion).toBe("190.00");
    if (trace !== undefined) expectExactSum(trace);
  });

  it("exchange a line together with the rates that only it reads", () => {
    const without = variant((text) =>
      text
        .replace(/ {2}- id: prevoyanceTranche2\n[\s\S]*$/, "")
        .replace(/ {2}- id: tauxPrevoyanceTranche2\w+\n.*\n.*\n.*\n/g, ""),
    );
    const [trace] = compared([garance, without]).traces;
    expect(trace?.effects.map(({ rules }) => rules.map(({ id }) => id))).toEqual([
      ["prevoyanceTranche2", "tauxPrevoyanceTranche2Employeur", "tauxPrevoyanceTranche2Salarie"],
    ]);
    if (trace !== undefined) expectExactSum(trace);
  });

  it("are the same company when nothing differs", () => {
    const [trace] = compared([garance, variant((text) => text)]).traces;
    expect(trace?.effects).toEqual([]);
    expect(Number(trace?.difference.netAPayer)).toBe(0);
  });
});

describe("the shipped companies", { timeout: PATIENCE }, () => {
  const mistral = companyOf("atelier-mistral");
  const input = { facts: { etablissement: "paris", cotisationSante: "60.00" }, months: [GARANCE_JANUARY] };

  it("are compared on one file, a fact given only to the company that knows it, and every cent of difference has its rule", () => {
    const { companies, traces } = compared([garance, mistral], input);
    expect(companies.map(({ run }) => run.months.map(({ state }) => state))).toEqual([
      ["calculé"],
      ["calculé"],
    ]);
    const [trace] = traces;
    if (trace === undefined) throw new Error("no trace");
    expectExactSum(trace);
    const felt = trace.effects.filter(isFelt);
    // 99 of subscription instead of 5 % of 9 500
    const fees = felt.find(({ rules }) => rules.some(({ id }) => id === "fraisDeGestion"));
    expect(fees?.change.totalFraisDeGestion).toBe("-376.00");
    expect(felt.flatMap(({ rules }) => rules.map(({ id }) => id))).toContain("modeReserve");
    const groups = trace.effects.map(({ rules }) => rules.map(({ id }) => id));
    const groupOf = (id: string) => groups.find((ids) => ids.includes(id))?.toSorted();
    expect(groupOf("etablissement")).toEqual(["etablissement", "tauxAtmp", "tauxVersementMobilite"]);
    expect(groupOf("fraisDeSante")).toEqual(["fraisDeSante", "tauxSanteEmployeur", "tauxSanteSalarie"]);
    expect(groupOf("fraisDeGestion")).toEqual(expect.arrayContaining(["grilleDuMois", "tauxFraisDeGestion"]));
    const uncited = felt.filter(({ rules }) =>
      rules.every(({ list, source }) => list !== "picks" && source.length === 0),
    );
    expect(uncited).toEqual([]);
  });

  it("say which company lacks which fact", () => {
    const result = compareCompanies(january, [garance, mistral]);
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({
        code: "FACT_MISSING",
        message: expect.stringContaining("company/atelier-mistral, 2026-01") as string,
      }),
    );
  });

  it("refuse a fact that none of them knows, and stacks that do not face each other", () => {
    const unknown = compareCompanies({ ...input, facts: { ...input.facts, salaire: "1" } }, [
      garance,
      mistral,
    ]);
    expect(unknown.ok ? [] : unknown.problems.map(({ code }) => code)).toEqual([
      "FACT_UNKNOWN",
      "FACT_UNKNOWN",
    ]);
    const short = { ...mistral, stack: mistral.stack.slice(1) };
    const unlike = compareCompanies(input, [garance, short]);
    expect(unlike.ok ? [] : unlike.problems.map(({ code }) => code)).toEqual(["SIMULATION_COMPANIES"]);
  });
});
