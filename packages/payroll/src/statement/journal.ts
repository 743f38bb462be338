import { add, decimal, negate, ZERO, type Decimal } from "@bareme/kernel";
import type { PostingResult, Plan } from "@bareme/engine";
import type { SourceText } from "@bareme/rule-schema";
import { layoutsOf } from "../account-layout.ts";
import type { MonthRun } from "../month-run.ts";
import { ledgerBalance } from "./balances.ts";
import { readBasis } from "./entries.ts";
import { itemById, textField } from "./items.ts";
import { LISTS } from "./layout.ts";
import type { Basis } from "./shape.ts";
import { textOf } from "./sums.ts";

/** One posting of the year, for ever: what it takes out of one account it puts into another. Numbers follow one another without a gap. */
export interface JournalEntry {
  readonly number: number;
  readonly month: string;
  readonly line: string;
  readonly item?: string;
  readonly from: string;
  readonly to: string;
  /** EUR, from the first account into the second; a negative amount goes the other way, as its rule posted it. */
  readonly amount: string;
  readonly label: string;
  readonly basis: Basis | null;
  readonly source: readonly SourceText[];
  /** The number of the entry that this one undoes. */
  readonly reverses?: number;
  /** Of a rappel: the closed month and the line whose difference this is. */
  readonly corrects?: { readonly month: string; readonly line: string };
}

/** The ledger of a contract over its months: what the accounts held before the first, and its entries. It only grows. */
export interface Journal {
  readonly opening: Readonly<Record<string, string>>;
  readonly entries: readonly JournalEntry[];
}

type Unnumbered = Omit<JournalEntry, "number">;

/** The ledger before the first month. */
export function openJournal(first: MonthRun, plan: Plan): Journal {
  const statements = new Map(first.account?.accounts.map((account) => [account.id, account]));
  return {
    opening: Object.fromEntries(
      layoutsOf(plan).flatMap(({ id, role }) => {
        const carried = statements.get(id)?.opening ?? null;
        return carried === null ? [] : [[id, textOf(ledgerBalance({ id, role }, carried, plan))]];
      }),
    ),
    entries: [],
  };
}

/**
 * The ledger with a month written at its end. A month that was written before and came out otherwise is put right by new entries only: what no
 * longer holds is reversed, what is new is added, and nothing that stands is touched.
 */
export function writeMonth(journal: Journal, run: MonthRun, plan: Plan): Journal {
  const wanted = entriesOfMonth(run, plan);
  const standing = standingEntries(journal).filter(({ month }) => month === run.period);
  const left = [...wanted];
  const undone: Unnumbered[] = [];
  for (const entry of standing) {
    const same = left.findIndex((one) => sameEntry(one, entry));
    if (same < 0) undone.push(reversalOf(entry, run.period));
    else left.splice(same, 1);
  }
  return appendEntries(journal, [...undone, ...left]);
}

/** The entries that no later one has undone, and that undo none. */
export function standingEntries({ entries }: Journal): readonly JournalEntry[] {
  const undone = new Set(entries.flatMap(({ reverses }) => reverses ?? []));
  return entries.filter(({ number, reverses }) => reverses === undefined && !undone.has(number));
}

/** What each account holds after the last entry, opening included. */
export function journalBalances({ opening, entries }: Journal): ReadonlyMap<string, Decimal> {
  const balances = new Map(Object.entries(opening).map(([account, amount]) => [account, decimal(amount)]));
  const move = (account: string, amount: Decimal): void =>
    void balances.set(account, add(balances.get(account) ?? ZERO, amount));
  for (const { from, to, amount } of entries) {
    move(from, negate(decimal(amount)));
    move(to, decimal(amount));
  }
  return balances;
}

function appendEntries({ opening, entries }: Journal, more: readonly Unnumbered[]): Journal {
  return {
    opening,
    entries: [...entries, ...more.map((entry, index) => ({ number: entries.length + index + 1, ...entry }))],
  };
}

/** The postings of a month, in the order of its evaluation: they come in pairs, the account that gives and the one that receives. */
function entriesOfMonth({ period, request, evaluation }: MonthRun, plan: Plan): readonly Unnumbered[] {
  const { postings } = evaluation.document;
  const rules = new Map(plan.lines.map((line) => [line.id, line]));
  return postings.flatMap((given, index) => {
    const received = index % 2 === 0 ? postings[index + 1] : undefined;
    return received === undefined ? [] : [entryOf(given, received)];
  });

  function entryOf(given: PostingResult, { account, amount }: PostingResult): Unnumbered {
    const rule = rules.get(given.line);
    const rappel =
      rule?.each === LISTS.rappels ? itemById(request.facts, LISTS.rappels, given.item) : undefined;
    const [month, line] = [textField(rappel, "mois"), textField(rappel, "ligne")];
    return {
      month: period,
      line: given.line,
      ...(given.item !== undefined && { item: given.item }),
      from: given.account,
      to: account,
      amount,
      label: rule?.label ?? given.line,
      basis: readBasis(rule?.basis ?? null),
      source: rule?.source ?? [],
      ...(month !== null && line !== null && { corrects: { month, line } }),
    };
  }
}

function reversalOf({ number, from, to, ...entry }: JournalEntry, month: string): Unnumbered {
  return { ...entry, month, from: to, to: from, label: `Annulation : ${entry.label}`, reverses: number };
}

function sameEntry(left: Unnumbered, right: Unnumbered): boolean {
  return (
    left.line === right.line &&
    left.item === right.item &&
    left.from === right.from &&
    left.to === right.to &&
    left.amount === right.amount
  );
}
