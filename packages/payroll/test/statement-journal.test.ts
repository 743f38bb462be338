import { add, decimal, equals, ZERO } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkBalances,
  checkGrowth,
  checkJournal,
  journalBalances,
  openJournal,
  runMonths,
  standingEntries,
  writeMonth,
  type Journal,
  type MonthRun,
} from "../src/index.ts";
import { companyRules } from "./rules.ts";
import { input, monthsFrom } from "./statement-months.ts";

const { plan, evaluate } = companyRules("deux-rives");
const MONTH = {
  heuresTravaillees: "151.67",
  missions: [{ id: "a", client: "Acme", caFacture: "9000.00", caEncaisse: "9000.00" }],
};

function runsOf(...months: readonly Readonly<Record<string, unknown>>[]): readonly MonthRun[] {
  return runMonths(monthsFrom(plan, months), { plan, evaluate }).months;
}

function journalOf(runs: readonly MonthRun[]): Journal {
  const [first] = runs;
  if (first === undefined) throw new Error("no month");
  return runs.reduce((journal, run) => writeMonth(journal, run, plan), openJournal(first, plan));
}

describe("the year's ledger", () => {
  it(
    "only grows, balances entry by entry, and holds the closing balances of every month",
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(input, ({ company, months }) => {
          const runs = runMonths(monthsFrom(company.plan, months), company).months;
          const [first] = runs;
          if (first === undefined) return;
          let journal = openJournal(first, company.plan);
          for (const run of runs) {
            const before = journal;
            journal = writeMonth(before, run, company.plan);
            expect(checkJournal(journal)).toEqual([]);
            expect(checkGrowth(before, journal)).toEqual([]);
            expect(checkBalances(journal, run, company.plan)).toEqual([]);
            const opening = Object.values(journal.opening).reduce((sum, one) => add(sum, decimal(one)), ZERO);
            const held = [...journalBalances(journal).values()].reduce(add, ZERO);
            expect(equals(held, opening)).toBe(true);
            // Written twice, a month adds nothing.
            expect(writeMonth(journal, run, company.plan)).toEqual(journal);
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it("numbers entries one after the other, over the months", () => {
    const { entries } = journalOf(runsOf(MONTH, MONTH));
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
    expect(entries[0]).toMatchObject({
      number: 1,
      month: "2026-01",
      line: "encaissement",
      item: "a",
      from: "clients",
      to: "disponible",
      amount: "9000.00",
      basis: "contract",
    });
  });

  it("puts a month right by reversals and new entries, and leaves what still holds alone", () => {
    const [paid] = runsOf(MONTH);
    const [corrected] = runsOf({ ...MONTH, fraisProfessionnels: [{ id: "train", montant: "100.00" }] });
    if (paid === undefined || corrected === undefined) throw new Error("no month");
    const first = writeMonth(openJournal(paid, plan), paid, plan);
    const second = writeMonth(first, corrected, plan);
    expect(checkJournal(second)).toEqual([]);
    expect(checkGrowth(first, second)).toEqual([]);
    expect(checkBalances(second, corrected, plan)).toEqual([]);
    const added = second.entries.slice(first.entries.length);
    const reversals = added.filter(({ reverses }) => reverses !== undefined);
    expect(reversals.length).toBeGreaterThan(0);
    for (const { reverses, from, to, amount } of reversals) {
      const undone = first.entries.find(({ number }) => number === reverses);
      expect([undone?.to, undone?.from, undone?.amount]).toEqual([from, to, amount]);
    }
    expect(added.filter(({ line }) => line === "encaissement")).toEqual([]);
    expect(standingEntries(second).filter(({ line }) => line === "remboursementFrais")).toHaveLength(1);
  });

  it("says which closed month and line a rappel puts right", () => {
    const [run] = runsOf({
      ...MONTH,
      rappels: [
        { id: "r", mois: "2025-12", ligne: "fraisDeGestion[a]", compte: "fraisDeGestion", montant: "-20.00" },
      ],
    });
    if (run === undefined) throw new Error("no month");
    const { entries } = writeMonth(openJournal(run, plan), run, plan);
    expect(entries.filter(({ corrects }) => corrects !== undefined)).toMatchObject([
      {
        line: "rappelDeFraisDeGestion",
        amount: "-20.00",
        corrects: { month: "2025-12", line: "fraisDeGestion[a]" },
      },
    ]);
  });
});

describe("a ledger that was tampered with", () => {
  const journal = journalOf(runsOf(MONTH, MONTH));
  const [first, ...rest] = journal.entries;
  if (first === undefined) throw new Error("no entry");
  const codes = (problems: readonly { readonly code: string }[]): readonly string[] => [
    ...new Set(problems.map(({ code }) => code)),
  ];
  const withEntries = (entries: Journal["entries"]): Journal => ({ ...journal, entries });
  const next = { ...first, number: journal.entries.length + 1, month: "2026-02" };
  const reversal = { ...next, from: first.to, to: first.from, reverses: 1 };

  it.each([
    {
      about: "an amount was changed",
      after: [{ ...first, amount: "9000.01" }, ...rest],
      says: "JOURNAL_REWRITTEN",
    },
    { about: "an entry was removed", after: journal.entries.slice(0, -1), says: "JOURNAL_REWRITTEN" },
  ])("is found out when $about", ({ after, says }) => {
    expect(codes(checkGrowth(journal, withEntries(after)))).toEqual([says]);
  });

  it.each([
    { about: "a number is missing", entries: rest, says: "JOURNAL_NUMBER_BROKEN" },
    {
      about: "a closed month receives an entry",
      entries: [...journal.entries, { ...next, month: "2026-01" }],
      says: "JOURNAL_MONTH_CLOSED",
    },
    {
      about: "an entry goes from an account to itself",
      entries: [...journal.entries, { ...next, to: next.from }],
      says: "JOURNAL_ENTRY_UNBALANCED",
    },
    {
      about: "a reversal has another amount",
      entries: [...journal.entries, { ...reversal, amount: "8999.99" }],
      says: "JOURNAL_REVERSAL_INVALID",
    },
    {
      about: "an entry is reversed twice",
      entries: [...journal.entries, reversal, { ...reversal, number: reversal.number + 1 }],
      says: "JOURNAL_REVERSAL_INVALID",
    },
  ])("is refused when $about", ({ entries, says }) => {
    expect(codes(checkJournal(withEntries(entries)))).toContain(says);
  });

  it("is refused when its balances are not those of the closing", () => {
    const [last] = runsOf(MONTH, MONTH).slice(-1);
    if (last === undefined) throw new Error("no month");
    expect(codes(checkBalances(withEntries([...journal.entries, next]), last, plan))).toEqual([
      "JOURNAL_BALANCE_DIFFERS",
    ]);
    expect(checkBalances(journal, last, plan)).toEqual([]);
  });
});
