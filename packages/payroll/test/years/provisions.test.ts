import { add, decimal, isNegative, ZERO, type Decimal } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthsRun } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { atClose, closingOf, minus, overYear, PROVISIONS, text, total, valueOf } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

describe("what is put aside", () => {
  const stacks = everyStack();

  it("is what comes out and what is left, account by account, and never less than nothing", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        const run = runMonths(inputOf(year, stack), stack);
        for (const [account, carry] of PROVISIONS) {
          const { dotations, reprises } = movementsOf(run, account);
          expect([account, text(minus(dotations, reprises))]).toEqual([
            account,
            text(atClose(closingOf(run), carry)),
          ]);
          for (const { evaluation } of run.months)
            expect([carry, isNegative(valueOf(evaluation.document, carry))]).toEqual([carry, false]);
        }
      }),
      runs(40),
    );
  });

  it(
    "gives the gross reserve back: what was set aside of it each month is paid or still accumulated",
    TIME,
    () => {
      fc.assert(
        fc.property(years(), (year) => {
          const stack = stackOf(stacks, year);
          const run = runMonths(inputOf(year, stack), stack);
          const left = minus(overYear(run, "reserveProvisionnee"), overYear(run, "reserveRestituee"));
          expect(text(atClose(closingOf(run), "soldeReserveBrute"))).toBe(text(left));
          // Of each month's reserve, the porté is paid it at once, later, or not yet.
          const paid = add(overYear(run, "allocationProspection"), overYear(run, "reserveVersee"));
          expect(text(add(paid, left))).toBe(text(overYear(run, "reserveFinanciere")));
        }),
        runs(20),
      );
    },
  );

  it(
    "is nothing once the contract has ended: all is given back, and what remains is named on the disponible",
    TIME,
    () => {
      fc.assert(
        fc.property(years({ ends: true }), (year) => {
          const stack = stackOf(stacks, year);
          const run = runMonths(inputOf(year, stack), stack);
          const closing = closingOf(run);
          const released = [...PROVISIONS.map(([, carry]) => carry), "soldeReserveBrute", "soldeLissage"];
          expect(released.map((id) => [id, text(atClose(closing, id))])).toEqual(
            released.map((id) => [id, "0.00"]),
          );
          const last = run.months.at(-1)?.evaluation.document;
          if (last === undefined) return;
          // The disponible moves by what the last month's budget leaves over its cost, the lissage being closed.
          const left = minus(valueOf(last, "budgetDePaie"), valueOf(last, "coutDuMois"));
          const kept = add(atClose(closing, "soldeDisponible"), atClose(closing, "soldeAvanceMinimum"));
          const notTaken = minus(openingDisponible(run), valueOf(last, "repriseSolde"));
          const held = isNegative(notTaken) ? ZERO : notTaken;
          expect(text(kept)).toBe(text(add(left, held)));
        }),
        runs(40),
      );
    },
  );

  it(
    "is paid leave to the last cent: an ended contract owes none, whatever reading it had before",
    TIME,
    () => {
      fc.assert(
        fc.property(years({ ends: true }), (year) => {
          const stack = stackOf(stacks, year);
          const run = runMonths(inputOf(year, stack), stack);
          expect(text(atClose(closingOf(run), "droitsConges"))).toBe("0.00");
        }),
        runs(25),
      );
    },
  );
});

/** What the postings put into an account of provisions, and what they took out of it. */
function movementsOf(
  run: MonthsRun,
  wanted: string,
): { readonly dotations: Decimal; readonly reprises: Decimal } {
  const movements = run.months.flatMap(({ account }) =>
    (account?.accounts ?? []).flatMap(({ id, movements: list }) => (id === wanted ? list : [])),
  );
  return {
    dotations: total(movements.flatMap(({ outgoing, amount }) => (outgoing ? [] : [amount]))),
    reprises: minus(ZERO, total(movements.flatMap(({ outgoing, amount }) => (outgoing ? [amount] : [])))),
  };
}

function openingDisponible(run: MonthsRun): Decimal {
  const opening = run.months.at(-1)?.request.opening?.["soldeDisponible"];
  return typeof opening === "string" ? decimal(opening) : ZERO;
}
