import {
  absolute,
  add,
  lessOrEqual,
  multiply,
  fromInteger,
  decimal,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthsRun } from "../../src/index.ts";
import { everyStack, type Stack } from "./companies.ts";
import { atClose, BALANCES, closingOf, minus, ofFacts, overYear, text, total } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years, type Year } from "./year.ts";

const ADVANCES = ["aucune", "minimum", "integrale"] as const;

describe("an advance on what clients pay within the year", () => {
  const stacks = everyStack();

  it(
    "changes nothing to the year's money: turnover less fees is pay, charges and what is left, to the cent",
    TIME,
    () => {
      fc.assert(
        fc.property(years({ cashed: true }), (year) => {
          const stack = stackOf(stacks, year);
          for (const run of ADVANCES.map((avance) => runWith(year, stack, avance))) {
            expect(text(atClose(closingOf(run), "soldeAvance"))).toBe("0.00");
            expect(text(add(spent(run), left(run)))).toBe(text(available(run)));
          }
        }),
        runs(20),
      );
    },
  );

  it("moves pay and charges by no more and no less than what it leaves on the accounts", TIME, () => {
    fc.assert(
      fc.property(years({ cashed: true }), (year) => {
        const stack = stackOf(stacks, year);
        const [none, ...others] = ADVANCES.map((avance) => runWith(year, stack, avance));
        if (none === undefined) return;
        for (const other of others)
          expect(text(minus(spent(other), spent(none)))).toBe(text(minus(left(none), left(other))));
      }),
      runs(10),
    );
  });

  /**
   * When each month has work, each is paid, so each adds its ceiling and its SMIC whatever the advance. The bases of the year to date then make the
   * year's charges one function of the year's gross, which never falls when the gross rises; only the roundings know the months. So
   *
   *     ΔG + Δcharges = −Δleft  (above)   and   Δcharges has the sign of ΔG, but for the roundings,
   *
   * and the two grosses differ by no more than what the accounts hold, plus the roundings: half a cent for each line of charges of each month, in
   * each of the two years. Months without any pay break it: they add no ceiling and no SMIC (`moisSansPrestation`), so that a year paid in fewer months
   * is charged otherwise; there only the equality above holds.
   */
  it("pays the same gross over a year of work, but for what is left on the accounts", TIME, () => {
    fc.assert(
      fc.property(years({ cashed: true, worked: true }), (year) => {
        const stack = stackOf(stacks, year);
        const [none, ...others] = ADVANCES.map((avance) => runWith(year, stack, avance));
        if (none === undefined) return;
        for (const other of others) {
          const gross = absolute(
            minus(overYear(other, "remunerationBrute"), overYear(none, "remunerationBrute")),
          );
          const named = absolute(minus(left(other), left(none)));
          const bound = add(named, add(roundings(none), roundings(other)));
          expect({ gross: text(gross), bound: text(bound), within: lessOrEqual(gross, bound) }).toMatchObject(
            {
              within: true,
            },
          );
        }
      }),
      runs(25),
    );
  });
});

/** The year with one advance for all its missions. */
function runWith(year: Year, stack: Stack, avance: string): MonthsRun {
  const { facts, months } = inputOf(year, stack);
  return runMonths(
    { facts: { ...facts, avance }, months: months.map((month) => ({ ...month, facts: bare(month.facts) })) },
    stack,
  );
}

/** The facts of a month whose missions say nothing of their own on advances. */
function bare(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { missions } = facts;
  if (!Array.isArray(missions)) return facts;
  return {
    ...facts,
    missions: (missions as readonly Readonly<Record<string, unknown>>[]).map(
      ({ avance: _avance, risqueImpaye: _risque, ...mission }) => mission,
    ),
  };
}

function available(run: MonthsRun): Decimal {
  const cameIn = add(ofFacts(run, "missions", "caEncaisse"), ofFacts(run, "credits", "montant"));
  const costs = [
    "totalFraisDeGestion",
    "totalAutresFrais",
    "fraisRembourses",
    "avantagesNonSoumis",
    "sommesNonSoumises",
  ];
  return costs.reduce((sum, id) => subtract(sum, overYear(run, id)), cameIn);
}

function spent(run: MonthsRun): Decimal {
  return add(overYear(run, "brutTotal"), overYear(run, "chargesDuCompte"));
}

/** What the accounts hold for the porté at the end, less what the company lent for the minimum. */
function left(run: MonthsRun): Decimal {
  const closing = closingOf(run);
  return total(BALANCES.map((id) => atClose(closing, id)));
}

/** Half a cent for each line of charges that each month posts. */
function roundings({ months }: MonthsRun): Decimal {
  const lines = months.flatMap(({ evaluation }) =>
    evaluation.document.postings.filter(({ account }) => account === "cotisationsPatronales"),
  );
  return multiply(fromInteger(lines.length), decimal("0.005"));
}
