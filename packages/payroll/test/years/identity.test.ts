import { add, decimal, isZero, ZERO } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthsRun } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { atClose, BALANCES, closingOf, minus, ofFacts, ofItems, overYear, text, total } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

describe("the compte d'activité over a year", () => {
  const stacks = everyStack();

  it("balances every posting, and the identity closes each month and over the year", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        const run = runMonths(inputOf(year, stack), stack);
        for (const { account, evaluation } of run.months) {
          expect(unbalanced(evaluation.document.postings)).toEqual([]);
          expect(account?.identity.difference).toBe("0.00");
        }
        const [caHt, explained] = identityOfYear(run);
        expect(text(explained)).toBe(text(caHt));
        // The year's turnover and total gross, from the facts and from the payslips.
        const advanced = minus(ZERO, atClose(closingOf(run), "soldeAvance"));
        expect(text(caHt)).toBe(text(add(ofFacts(run, "missions", "caEncaisse"), advanced)));
        expect(text(termOfYear(run, "brut"))).toBe(text(overYear(run, "brutTotal")));
      }),
      runs(50),
    );
  });

  it(
    "opens each month from the closing of the one before, account by account and value by value",
    TIME,
    () => {
      fc.assert(
        fc.property(years({ atLeast: 2 }), (year) => {
          const stack = stackOf(stacks, year);
          const { months } = runMonths(inputOf(year, stack), stack);
          const carried = stack.plan.carries.map(({ id }) => id);
          months.slice(1).forEach(({ request, account }, index) => {
            const before = months[index];
            const closing = before?.evaluation.document.closing ?? {};
            expect(request.opening).toEqual(closing);
            expect(carried.filter((id) => !Object.hasOwn(closing, id))).toEqual([]);
            expect(account?.accounts.map(({ id, opening }) => [id, opening])).toEqual(
              before?.account?.accounts.map(({ id, closing: left }) => [id, left]),
            );
          });
        }),
        runs(25),
      );
    },
  );

  it(
    "holds all that came in: what the clients paid is pay, charges, costs or what is still on the accounts",
    TIME,
    () => {
      fc.assert(
        fc.property(years(), (year) => {
          const stack = stackOf(stacks, year);
          const run = runMonths(inputOf(year, stack), stack);
          const closing = closingOf(run);
          const cameIn = total([
            ofFacts(run, "missions", "caEncaisse"),
            ofFacts(run, "credits", "montant"),
            ofItems(run, "priseEnChargeImpaye"),
            atClose(closing, "avanceEnCours"),
          ]);
          const wentOut = total([
            ...["brutTotal", "chargesDuCompte", "totalFraisDeGestion", "totalAutresFrais"].map((id) =>
              overYear(run, id),
            ),
            ...["fraisRembourses", "avantagesNonSoumis", "sommesNonSoumises"].map((id) => overYear(run, id)),
          ]);
          const left = total(BALANCES.map((id) => atClose(closing, id)));
          expect(text(add(wentOut, left))).toBe(text(cameIn));
        }),
        runs(25),
      );
    },
  );

  it("follows what each client owes, and what the company advances of it", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        const run = runMonths(inputOf(year, stack), stack);
        const closing = closingOf(run);
        const owed = minus(
          ofFacts(run, "missions", "caFacture"),
          add(ofFacts(run, "missions", "caEncaisse"), ofFacts(run, "missions", "creanceAbandonnee")),
        );
        expect(text(atClose(closing, "soldeCreance"))).toBe(text(owed));
        expect(text(atClose(closing, "avanceEnCours"))).toBe(
          text(minus(ZERO, atClose(closing, "soldeAvance"))),
        );
      }),
      runs(15),
    );
  });
});

type Postings = MonthsRun["months"][number]["evaluation"]["document"]["postings"];

/** Postings come in pairs: what leaves one account enters another, for one line and item. */
function unbalanced(postings: Postings): readonly unknown[] {
  return postings.flatMap((posting, index) => {
    if (index % 2 === 1) return [];
    const into = postings[index + 1];
    const same = into !== undefined && into.line === posting.line && into.item === posting.item;
    return same && isZero(add(decimal(posting.amount), decimal(into.amount))) ? [] : [posting];
  });
}

/** The turnover of the year and the sum of its terms with their signs, each read from the ledger. */
function identityOfYear(run: MonthsRun) {
  const caHt = total(run.months.map(({ account }) => account?.identity.caHt));
  const explained = total(
    run.months.flatMap(({ account }) =>
      (account?.identity.terms ?? []).map(({ sign, amount }) =>
        sign === "-" ? minus(ZERO, decimal(amount)) : decimal(amount),
      ),
    ),
  );
  return [caHt, explained] as const;
}

function termOfYear(run: MonthsRun, wanted: string) {
  return total(
    run.months.flatMap(({ account }) =>
      (account?.identity.terms ?? []).flatMap(({ id, amount }) => (id === wanted ? [amount] : [])),
    ),
  );
}
