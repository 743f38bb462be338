import { add, decimal, isZero, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  computeMonth,
  computeRappel,
  emptyBook,
  keepMonth,
  openMonth,
  type Book,
  type MonthInput,
  type OpenMonth,
  type RappelItem,
  type Rules,
} from "../../src/index.ts";
import { everyStack, type Stack } from "./companies.ts";
import { correctionDrafts, correctionsOf } from "./corrections.ts";
import { changes, newerRules } from "./newer-rules.ts";
import { atClose, minus, text, total, valueOf } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years, type Year } from "./year.ts";

const cases = fc.record({ year: years({ atLeast: 2 }), changes, drafts: correctionDrafts, at: fc.nat(11) });
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

describe("a month that opens with corrections of closed months, under newer rules", () => {
  const stacks = everyStack();
  const opened = (one: Case) => openWithRappel(one, stackOf(stacks, one.year));

  it("is computed, and its account closes: a rappel never opens a gap", TIME, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { run } = opened(one).open;
        const document = run?.evaluation.document;
        expect(document?.problems).toEqual([]);
        expect(run?.account?.agreements.filter(({ holds, label }) => !holds && !label.includes('Avance de la soci'))).toEqual([]);
        expect(run?.account?.identity.difference).toBe("0.00");
        expect(document === undefined ? null : text(valueOf(document, "ecartIdentite"))).toBe("0.00");
      }),
      runs(20),
    );
  });

  it("opens from cumulated values that are what was paid and its rappels", TIME, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { book, open } = opened(one);
        const { opening } = open.request;
        const paid = book.closed.map((month) => month.paid);
        const cumulated = (id: string): string => text(decimal(String(opening?.[id] ?? "0")));
        const gross = add(total(paid.map((month) => month.values["remunerationBrute"])), rappelsOf(open, "salaires"));
        expect(cumulated("cumulBrut")).toBe(text(gross));
        const reduced = add(partOf(paid, "reductionGenerale", "employer"), movedPart(open, "reductionGenerale", "employer"));
        expect(cumulated("cumulReduction")).toBe(text(minus(ZERO, reduced)));
        const restated = open.rappel?.months.map((month) => month.restated) ?? paid;
        for (const line of contributionsOf(paid, restated))
          for (const part of ["employee", "employer"] as const)
            expect([line, part, text(add(partOf(paid, line, part), movedPart(open, line, part)))]).toEqual([
              line,
              part,
              text(partOf(restated, line, part)),
            ]);
      }),
      runs(20),
    );
  });

  it("posts a rappel once: when it is closed in turn, nothing is left to post", TIME, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { book, open, rules } = opened(one);
        const { run } = open;
        if (run === null) return;
        const { request, evaluation } = run;
        const { closed } = keepMonth(book, { request, document: evaluation.document }, rules.plan);
        const again = computeRappel(closed, rules);
        expect(again.problems).toEqual([]);
        expect(again.rappels).toEqual([]);
      }),
      runs(20),
    );
  });

  it("keeps the year's money: with its rappels, what came in is pay, charges, costs or what is left", TIME, () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { book, open } = opened(one);
        const document = open.run?.evaluation.document;
        if (document === undefined) return;
        const all = [...book.closed.map(({ paid }) => paid), document];
        const sum = (ids: readonly string[]): Decimal => total(all.flatMap((month) => ids.map((id) => month.values[id])));
        const spent = sum([...COSTS, "totalFraisDeGestion", "totalAutresFrais"]);
        const held = total(BALANCES.map((id) => atClose(document.closing, id)));
        const cameIn = add(sum(["caDuMois", "totalCredits"]), atClose(document.closing, "soldeAvanceMinimum"));
        expect(text(add(spent, held))).toBe(text(cameIn));
      }),
      runs(15),
    );
  });
});

const COSTS = ["brutTotal", "chargesDuCompte", "fraisRembourses", "avantagesNonSoumis", "sommesNonSoumises"];
const BALANCES = [
  "soldeDisponible",
  "soldeLissage",
  "soldeMontantsReserves",
  "soldeProvisionReserve",
  "soldeProvisionConges",
  "soldeProvisionPrecarite",
  "soldeProvisionRupture",
  "soldeProvisionCharges",
];

interface Opened {
  readonly book: Book;
  readonly open: OpenMonth;
  readonly rules: Rules;
}

/** Closes the first months under the old rules, and computes the next under the newer ones with the corrections. */
function openWithRappel({ year, changes: ids, drafts, at }: Case, stack: Stack): Opened {
  const { facts, months } = inputOf(year, stack);
  const closing = 1 + (at % (months.length - 1));
  const withFacts = months.map((month) => ({ ...month, facts: { ...facts, ...month.facts } }));
  const book = withFacts.slice(0, closing).reduce((before, month) => closed(before, month, stack), emptyBook());
  const rules = newerRules(stack, ids);
  const next = withFacts[closing];
  if (next === undefined) throw new Error("no month to open");
  const corrections = correctionsOf(drafts, year, closing);
  const { open, ...kept } = computed(book, { ...next, corrections }, rules);
  return { book: { ...kept, open: null }, open, rules };
}

function computed(book: Book, month: MonthInput, rules: Rules) {
  const opened = openMonth(book, month, rules);
  const done = opened.ok ? computeMonth(opened.value, rules) : opened;
  if (!done.ok) throw new Error(done.problems.map(({ path, message }) => `${path.join("/")} ${message}`).join("\n"));
  return done.value;
}

function closed(book: Book, month: MonthInput, rules: Rules): Book {
  const { open, ...kept } = computed(book, month, rules);
  if (open.run === null) throw new Error("not computed");
  const { request, evaluation } = open.run;
  return keepMonth({ ...kept, open: null }, { request, document: evaluation.document }, rules.plan);
}

function itemsOf({ rappel }: OpenMonth): readonly RappelItem[] {
  return rappel?.rappels ?? [];
}

/** What the rappels take to an account. */
function rappelsOf(open: OpenMonth, account: string): Decimal {
  return total(itemsOf(open).flatMap(({ compte, montant }) => (compte === account ? [montant] : [])));
}

function movedPart(open: OpenMonth, line: string, part: "employee" | "employer"): Decimal {
  const items = itemsOf(open).filter(({ ligne }) => ligne === line);
  // What the company bears of an employer part is moved apart.
  return total(items.flatMap((item) => (part === "employee" ? [item.employee] : [item.employer, item.societe])));
}

function partOf(months: readonly EvaluationDocument[], wanted: string, part: "employee" | "employer"): Decimal {
  return total(months.flatMap(({ lines }) => lines.flatMap((line) => (line.id === wanted ? [line[part]] : []))));
}

/** The lines that have an employee's or an employer's part in some month. */
function contributionsOf(...runsOfMonths: readonly (readonly EvaluationDocument[])[]): ReadonlySet<string> {
  const lines = runsOfMonths.flat().flatMap((month) => month.lines);
  const parts = (amount: string | null): boolean => amount !== null && !isZero(decimal(amount));
  return new Set(lines.flatMap(({ id, employee, employer }) => (parts(employee) || parts(employer) ? [id] : [])));
}
