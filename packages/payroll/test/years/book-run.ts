import fc from "fast-check";
import {
  computeMonth,
  emptyBook,
  keepMonth,
  openMonth,
  type Book,
  type MonthInput,
  type OpenMonth,
  type Rules,
} from "../../src/index.ts";
import type { Stack } from "./companies.ts";
import { correctionDrafts, correctionsOf } from "./corrections.ts";
import { changes, newerRules } from "./newer-rules.ts";
import { inputOf, years, type Year, type YearOptions } from "./year.ts";

/** A year of which some months are closed when the rules change and facts of closed months turn out to have been wrong. */
export function corrected(options: YearOptions = {}) {
  return fc.record({
    year: years({ atLeast: 2, ...options }),
    changes,
    drafts: correctionDrafts,
    at: fc.nat(11),
  });
}

export type Corrected = ReturnType<typeof corrected> extends fc.Arbitrary<infer T> ? T : never;

export interface Opened {
  /** The months closed before. */
  readonly book: Book;
  readonly open: OpenMonth;
  readonly rules: Rules;
}

/** Closes the first months under the rules as they were, and computes the next under the newer ones with the corrections. */
export function openWithRappel({ year, changes: ids, drafts, at }: Corrected, stack: Stack): Opened {
  const months = monthsOf(year, stack);
  const closing = 1 + (at % (months.length - 1));
  const book = months.slice(0, closing).reduce((before, month) => close(before, month, stack), emptyBook());
  return openNext(book, { ids, drafts, year }, stack);
}

/** Opens and computes the month after the last closed one. */
export function openNext(
  book: Book,
  { ids, drafts, year }: Pick<Corrected, "drafts" | "year"> & { readonly ids: readonly string[] },
  stack: Stack,
): Opened {
  const rules = newerRules(stack, ids);
  const next = monthsOf(year, stack)[book.closed.length];
  if (next === undefined) throw new Error("no month to open");
  const corrections = correctionsOf(drafts, year, book.closed.length);
  const { open, ...kept } = compute(book, { ...next, corrections }, rules);
  return { book: { ...kept, open: null }, open, rules };
}

/** The book with its computed month at its end. */
export function keep({ book, open, rules }: Opened): Book {
  if (open.run === null) throw new Error("not computed");
  const { request, evaluation } = open.run;
  return keepMonth(book, { request, document: evaluation.document }, rules.plan);
}

function close(book: Book, month: MonthInput, rules: Rules): Book {
  const { open, ...kept } = compute(book, month, rules);
  return keep({ book: { ...kept, open: null }, open, rules });
}

function compute(book: Book, month: MonthInput, rules: Rules) {
  const opened = openMonth(book, month, rules);
  const done = opened.ok ? computeMonth(opened.value, rules) : opened;
  if (done.ok) return done.value;
  throw new Error(done.problems.map(({ path, message }) => `${path.join("/")} ${message}`).join("\n"));
}

function monthsOf(year: Year, stack: Stack): readonly MonthInput[] {
  const { facts, months } = inputOf(year, stack);
  return months.map((month) => ({ ...month, facts: { ...facts, ...month.facts } }));
}
