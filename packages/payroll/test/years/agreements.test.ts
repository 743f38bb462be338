import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthRun } from "../../src/index.ts";
import { corrected, openWithRappel } from "./book-run.ts";
import { everyStack } from "./companies.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

describe("the ledger beside the payslip and the carried balances", () => {
  const stacks = everyStack();

  it("agrees to the cent in every month of a year", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        expect(disagreements(runMonths(inputOf(year, stack), stack).months)).toEqual([]);
      }),
      runs(30),
    );
  });

  it("agrees to the cent in a month that opens with rappels", TIME, () => {
    fc.assert(
      fc.property(corrected(), (one) => {
        const { run } = openWithRappel(one, stackOf(stacks, one.year)).open;
        expect(run === null ? null : disagreements([run])).toEqual([]);
      }),
      runs(15),
    );
  });
});

/** What does not agree, and the months whose account does not close. */
function disagreements(months: readonly MonthRun[]): readonly string[] {
  return months.flatMap(({ period, account }) => {
    const wrong = (account?.agreements ?? []).flatMap(({ holds, label, ledger, evaluation }) =>
      holds ? [] : [`${period} ${label} : ${ledger} au compte, ${evaluation ?? "rien"} au calcul`],
    );
    return account?.closes === true || wrong.length > 0 ? wrong : [`${period} ne se ferme pas`];
  });
}
