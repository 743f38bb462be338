import {
  absolute,
  decimal,
  decimalToText,
  fromInteger,
  multiply,
  roundTo,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { figuresOf } from "./figures.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years, type Year } from "./year.ts";

type Item = Readonly<Record<string, unknown>>;

const LISTS = ["missions", "fraisProfessionnels", "autresFrais", "credits"];
const AMOUNTS = ["caFacture", "caEncaisse", "creanceAbandonnee"];

/** Four euros: a share of it in hundredths of a percent, such as 7.25 %, is whole cents, so that a fee taken mission by mission has nothing to round. */
const GRAIN = decimal("4");

describe("how a month is entered", () => {
  const stacks = everyStack();
  const figures = (year: Year) => {
    const stack = stackOf(stacks, year);
    return figuresOf(runMonths(inputOf(year, stack), stack));
  };

  it("has no order: missions, costs, fees and credits may be listed backwards", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const backwards = withLists(year, LISTS, (items) => items.toReversed());
        expect(figures(backwards)).toEqual(figures(year));
      }),
      runs(20),
    );
  });

  it("has no grain: an expense, a cost or a credit may be two entries", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const split = withLists(year, ["fraisProfessionnels", "autresFrais", "credits"], (items) =>
          items.flatMap((item) => {
            const [one, other] = halves(amountOf(item, "montant"));
            return [
              { ...item, montant: decimalToText(one) },
              { ...item, id: `${String(item["id"])}-bis`, montant: decimalToText(other) },
            ];
          }),
        );
        expect(figures(split)).toEqual(figures(year));
      }),
      runs(15),
    );
  });

  it("does not care whether a client's work is one mission or two of half each", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const whole = withLists(year, ["missions"], (items) => items.map((item) => scaled(item, 2)));
        const halved = withLists(year, ["missions"], (items) =>
          items.flatMap((item) => [scaled(item, 1), { ...scaled(item, 1), id: `${String(item["id"])}-bis` }]),
        );
        expect(figures(halved)).toEqual(figures(whole));
      }),
      runs(20),
    );
  });

  it(
    "does not care whether an invoice and its payment are entered on one mission or two, while the advance is granted alike on both",
    TIME,
    () => {
      fc.assert(
        fc.property(years(), fc.nat(), fc.integer({ min: 1, max: 99 }), (drawn, pick, hundredths) => {
          const year = withLists(drawn, ["missions"], (items) => items.map(granted));
          const at = pick % year.months.length;
          const split = withLists(year, ["missions"], (items, month) =>
            month === at ? items.flatMap((item) => partedIn(item, hundredths)) : items,
          );
          expect(figures(split)).toEqual(figures(year));
        }),
        runs(20),
      );
    },
  );
});

function withLists(
  year: Year,
  lists: readonly string[],
  change: (items: readonly Item[], month: number) => readonly Item[],
): Year {
  return {
    ...year,
    months: year.months.map((month, index) => ({
      ...month,
      facts: {
        ...month.facts,
        ...Object.fromEntries(lists.map((list) => [list, change(itemsOf(month.facts, list), index)])),
      },
    })),
  };
}

function itemsOf(facts: Item, list: string): readonly Item[] {
  const items = facts[list];
  return Array.isArray(items) ? (items as readonly Item[]) : [];
}

function amountOf(item: Item, field: string): Decimal {
  const amount = item[field];
  return typeof amount === "string" ? decimal(amount) : decimal("0");
}

/** Two parts of an amount, the first in whole cents. */
function halves(amount: Decimal): readonly [Decimal, Decimal] {
  const one = roundTo(multiply(amount, decimal("0.5")), decimal("0.01"), "down");
  return [one, subtract(amount, one)];
}

/** The mission's amounts in whole grains, so many times. */
function scaled(item: Item, times: number): Item {
  const changed = AMOUNTS.map(
    (field) => [field, multiply(grains(amountOf(item, field)), fromInteger(times))] as const,
  );
  return { ...item, ...Object.fromEntries(changed.map(([field, amount]) => [field, decimalToText(amount)])) };
}

function grains(amount: Decimal): Decimal {
  return roundTo(amount, GRAIN, "down");
}

/**
 * A mission on which every invoice is advanced alike. Where the advance is refused (no report, a client not agreed, a credit note) it is held mission
 * by mission to what stands already, and an unpaid invoice is taken over mission by mission: two missions then are not one (avance.yaml).
 */
function granted(item: Item): Item {
  return {
    ...item,
    clientAgree: true,
    craSigne: true,
    creanceAbandonnee: "0",
    caFacture: decimalToText(absolute(amountOf(item, "caFacture"))),
  };
}

/** The item in two: so many hundredths of its invoice and of its payment, in whole grains, stand on a mission of their own. */
function partedIn(item: Item, hundredths: number): readonly Item[] {
  const share = multiply(fromInteger(hundredths), decimal("0.01"));
  const parts = ["caFacture", "caEncaisse"].map((field) => {
    const amount = amountOf(item, field);
    const part = grains(multiply(amount, share));
    return { field, part: decimalToText(part), rest: decimalToText(subtract(amount, part)) };
  });
  return [
    { ...item, ...Object.fromEntries(parts.map(({ field, rest }) => [field, rest])) },
    {
      ...item,
      id: `${String(item["id"])}-bis`,
      ...Object.fromEntries(parts.map(({ field, part }) => [field, part])),
    },
  ];
}
