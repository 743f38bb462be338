import { add, decimal, decimalToFixed, subtract } from "@bareme/kernel";
import { createEvaluator, type EvaluationRequest, type Plan } from "@bareme/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeMonth, computeRappel, runMonths, type ClosedMonth } from "../src/index.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";

const rules = companyRules("cap-garance");
const PERIODS = ["2026-01", "2026-02", "2026-03"];

/** The same rules once a decree has changed rates as of 1 January. */
function newerRules(rates: Readonly<Record<string, string>>) {
  const parameters = rules.plan.parameters.map((parameter) => {
    const rate = rates[parameter.id];
    return rate === undefined
      ? parameter
      : {
          ...parameter,
          layers: parameter.layers.map((layer) => ({
            ...layer,
            values: layer.values.map((one) => ({ ...one, value: rate })),
          })),
        };
  });
  const plan: Plan = { ...rules.plan, parameters };
  return { plan, evaluate: createEvaluator(plan) };
}

function closedMonths(): readonly ClosedMonth[] {
  const { months } = runMonths(
    { facts: GARANCE_JANUARY.facts, months: PERIODS.map((period) => ({ period, facts: {} })) },
    rules,
  );
  return months.map(({ request, evaluation }) => closeMonth(request, evaluation.document));
}

function openMonth(opening: unknown, rappels: unknown): EvaluationRequest {
  return {
    period: "2026-04",
    facts: { ...GARANCE_JANUARY.facts, rappels },
    opening: opening as Record<string, unknown>,
  };
}

describe("rappel of closed months", () => {
  const closed = closedMonths();

  it("is nothing while the rules have not moved", () => {
    const { rappels, months, problems } = computeRappel(closed, rules);
    expect({ rappels, problems, differences: months.flatMap(({ differences }) => differences) }).toEqual({
      rappels: [],
      problems: [],
      differences: [],
    });
  });

  it("posts restated − paid, by month and line", () => {
    const { rappels, problems } = computeRappel(
      closed,
      newerRules({ tauxVieillessePlafonneeEmployeur: "8.65" }),
    );
    expect(problems).toEqual([]);
    // 4005.00 × 8.65 % = 346.43 (346.4325) where 342.43 (342.4275) was paid: 4.00 a month.
    expect(rappels).toEqual(
      PERIODS.map((mois) => ({
        id: `${mois}-1`,
        mois,
        ligne: "vieillessePlafonnee",
        employer: "4.00",
      })),
    );
  });

  it("keeps the balances of the account as they were closed, and restates what is cumulated", () => {
    const { opening } = computeRappel(closed, newerRules({ tauxVieillessePlafonneeEmployeur: "8.65" }));
    const paid = closed.at(-1)?.paid.closing;
    expect(opening).toMatchObject({
      period: "2026-03",
      soldeDisponible: paid?.["soldeDisponible"],
      soldeProvisionReserve: paid?.["soldeProvisionReserve"],
      cumulBrut: paid?.["cumulBrut"],
    });
  });

  it("does not compute again the tax already withheld", () => {
    const { months } = computeRappel(closed, newerRules({ tauxVieillessePlafonneeSalarie: "7.90" }));
    expect(months.map(({ restated }) => restated.values["pas"])).toEqual(
      closed.map(({ paid }) => paid.values["pas"]),
    );
    expect(months[0]?.differences.map(({ line, part, difference }) => [line, part, difference])).toEqual([
      ["vieillessePlafonnee", "employee", "40.05"],
    ]);
  });

  it("posts once: when the open month is closed in turn, nothing is left", () => {
    const newer = newerRules({ tauxVieillessePlafonneeEmployeur: "8.65", tauxCsgDeductible: "6.90" });
    const { opening, rappels } = computeRappel(closed, newer);
    expect(rappels).toHaveLength(6);
    const request = openMonth(opening, rappels);
    const { document } = newer.evaluate(request);
    expect(document.problems).toEqual([]);
    const again = computeRappel([...closed, closeMonth(request, document)], newer);
    expect(again.problems).toEqual([]);
    expect(again.rappels).toEqual([]);
  });

  it("posts only what a second correction adds", () => {
    const first = newerRules({ tauxVieillessePlafonneeEmployeur: "8.65" });
    const { opening, rappels } = computeRappel(closed, first);
    const request = openMonth(opening, rappels);
    const fourth = closeMonth(request, first.evaluate(request).document);
    const second = computeRappel(
      [...closed, fourth],
      newerRules({ tauxVieillessePlafonneeEmployeur: "8.75" }),
    );
    // 4005.00 × 8.75 % = 350.44 (350.4375), where 346.43 was paid and posted.
    expect(second.rappels.map(({ mois, employer }) => [mois, employer])).toEqual(
      [...PERIODS, "2026-04"].map((mois) => [mois, "4.01"]),
    );
  });

  it("posts pay that was missing, in no base of the open month", () => {
    const { rappels, opening, months } = computeRappel(closed, newerRules({ tauxApportAffaires: "6" }));
    // 6 % of 2374.00 is 142.44 where 118.70 was paid; 6 % of 2825.09 is 169.51 where 141.25 was; leave on both: 10 % of 5511.04 is 551.10, 545.90 was paid.
    const january = rappels.filter(({ mois, compte }) => mois === "2026-01" && compte === "salaires");
    expect(january.map(({ ligne, montant }) => [ligne, montant])).toEqual([
      ["apportSurBase", "23.74"],
      ["apportSurComplement", "28.26"],
      ["congesPayes", "5.20"],
    ]);
    const { document } = newerRules({ tauxApportAffaires: "6" }).evaluate(openMonth(opening, rappels));
    expect(document.problems).toEqual([]);
    // Three months of 57.20.
    expect(document.values["rappelsDeBrut"]).toBe("171.60");
    expect(document.values["cumulBrut"]).toBe(
      decimalToFixed(
        add(
          decimal(document.values["remunerationBrute"] ?? ""),
          months.reduce(
            (sum, { restated }) => add(sum, decimal(restated.values["remunerationBrute"] ?? "")),
            decimal("0"),
          ),
        ),
        2,
      ),
    );
  });

  it("refuses to post to an account for which the rules have no rappel", () => {
    const collections = rules.plan.collections.map((one) =>
      one.id === "rappels"
        ? {
            ...one,
            fields: one.fields.map((field) =>
              field.id === "compte" ? { ...field, options: ["aucun"] } : field,
            ),
          }
        : one,
    );
    const newer = newerRules({ tauxApportAffaires: "6" });
    const { rappels, problems, opening } = computeRappel(closed, {
      ...newer,
      plan: { ...newer.plan, collections },
    });
    expect({ rappels, opening }).toEqual({ rappels: [], opening: null });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["RAPPEL_ACCOUNT_UNKNOWN"]));
  });

  it(
    "charges the account once: closed months and rappel come to what the newer rules would have charged",
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 700, max: 1000 }),
          fc.integer({ min: 100, max: 300 }),
          (employer, agirc) => {
            const text = (value: number): string =>
              `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
            const newer = newerRules({
              tauxVieillessePlafonneeEmployeur: text(employer),
              tauxCegTranche1Employeur: text(agirc),
            });
            const { rappels, months } = computeRappel(closed, newer);
            const posted = rappels.reduce((sum, one) => add(sum, decimal(one.employer ?? "0")), decimal("0"));
            const charged = (id: number): string => months[id]?.restated.values["chargesDuCompte"] ?? "0";
            const due = closed.reduce(
              (sum, { paid }, index) =>
                add(sum, subtract(decimal(charged(index)), decimal(paid.values["chargesDuCompte"] ?? "0"))),
              decimal("0"),
            );
            expect(decimalToFixed(posted, 2)).toBe(decimalToFixed(due, 2));
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});
