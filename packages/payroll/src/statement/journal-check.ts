import {
  canonicalJson,
  decimal,
  equals,
  parseDecimal,
  subtract,
  ZERO,
  type JsonValue,
  type Problem,
} from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import { layoutsOf } from "../account-layout.ts";
import type { MonthRun } from "../month-run.ts";
import { ledgerBalance } from "./balances.ts";
import { euros } from "./euros.ts";
import { journalBalances, type Journal, type JournalEntry } from "./journal.ts";
import { textOf } from "./sums.ts";

/**
 * What is wrong in a ledger: a number missing or twice, a month before the one above it, an entry from an account into itself, a reversal that
 * does not undo one earlier entry exactly, or undoes it a second time.
 */
export function checkJournal({ entries }: Journal): readonly Problem[] {
  const undone = new Set<number>();
  return entries.flatMap((entry, index) => {
    const problems: Problem[] = [];
    if (entry.number !== index + 1) problems.push(notInOrder(entry, index + 1));
    const before = entries[index - 1];
    if (before !== undefined && entry.month < before.month) problems.push(monthGoesBack(entry, before));
    if (entry.from === entry.to || parseDecimal(entry.amount) === undefined)
      problems.push(notBalanced(entry));
    if (entry.reverses !== undefined) {
      if (!undoes(entry, entries[entry.reverses - 1]) || undone.has(entry.reverses))
        problems.push(notAReversal(entry));
      undone.add(entry.reverses);
    }
    return problems;
  });
}

/** What changed in entries that stood already: a ledger may only grow. Empty when the first is the beginning of the second. */
export function checkGrowth(before: Journal, after: Journal): readonly Problem[] {
  const opening = before.opening === after.opening || sameText(before.opening, after.opening);
  return [
    ...(opening ? [] : [changed("ouverture", "Les soldes d'ouverture ont changé")]),
    ...before.entries.flatMap((entry, index) => {
      const now = after.entries[index];
      return now !== undefined && sameText(entry, now)
        ? []
        : [
            changed(
              String(entry.number),
              `L'écriture ${entry.number} (${entry.label}, ${entry.month}) ${now === undefined ? "a disparu" : "a changé"}`,
            ),
          ];
    }),
  ];
}

/** Where the ledger and the closing balances of the evaluation part, after the month that was written last. */
export function checkBalances(journal: Journal, last: MonthRun, plan: Plan): readonly Problem[] {
  const balances = journalBalances(journal);
  return layoutsOf(plan).flatMap(({ id, role, carry }) => {
    const carried = carry === null ? undefined : last.evaluation.document.values[carry];
    if (carried === undefined) return [];
    const expected = ledgerBalance({ id, role }, carried, plan);
    const held = balances.get(id) ?? ZERO;
    return equals(held, expected)
      ? []
      : [
          {
            code: "JOURNAL_BALANCE_DIFFERS",
            path: [last.period, id],
            message: `Le compte « ${id} » tient ${euros(textOf(held))} au journal et ${euros(textOf(expected))} à la clôture de ${last.period} : ${euros(textOf(subtract(held, expected)))} d'écart.`,
            remedy:
              "Écrivez au journal chaque mois clos, dans l'ordre et une fois ; n'ajoutez rien à la main.",
          },
        ];
  });
}

function undoes(entry: JournalEntry, undone: JournalEntry | undefined): boolean {
  return (
    undone !== undefined &&
    undone.number < entry.number &&
    undone.reverses === undefined &&
    undone.from === entry.to &&
    undone.to === entry.from &&
    undone.line === entry.line &&
    undone.item === entry.item &&
    equals(decimal(undone.amount), decimal(entry.amount))
  );
}

function sameText(left: unknown, right: unknown): boolean {
  const text = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
  return text(left) === text(right);
}

function notInOrder({ number, label }: JournalEntry, expected: number): Problem {
  return {
    code: "JOURNAL_NUMBER_BROKEN",
    path: [String(number)],
    message: `L'écriture « ${label} » porte le numéro ${number}, ${expected} était attendu : les numéros se suivent, sans trou ni doublon.`,
    remedy:
      "Rétablissez le journal tel qu'il a été écrit ; une écriture ne se retire pas, elle s'annule par une autre.",
  };
}

function monthGoesBack({ number, month, label }: JournalEntry, before: JournalEntry): Problem {
  return {
    code: "JOURNAL_MONTH_CLOSED",
    path: [String(number)],
    message: `L'écriture ${number} (${label}) est de ${month}, après des écritures de ${before.month} : un mois clos ne reçoit plus rien.`,
    remedy: `Portez la différence de ${month} dans le mois ouvert, par un rappel.`,
  };
}

function notBalanced({ number, label, from, to, amount }: JournalEntry): Problem {
  return {
    code: "JOURNAL_ENTRY_UNBALANCED",
    path: [String(number)],
    message: `L'écriture ${number} (${label}) de ${amount} va de « ${from} » à « ${to} » : il faut un montant et deux comptes différents.`,
    remedy: "Corrigez la règle qui l'écrit (« posts » ou « postings »), puis recalculez le mois.",
  };
}

function notAReversal({ number, label, reverses }: JournalEntry): Problem {
  return {
    code: "JOURNAL_REVERSAL_INVALID",
    path: [String(number)],
    message: `L'écriture ${number} (${label}) dit annuler l'écriture ${String(reverses)} : elle n'en est pas l'exact contraire, ou celle-ci est déjà annulée.`,
    remedy: "Annulez une écriture encore debout, du même montant, en échangeant ses deux comptes.",
  };
}

function changed(entry: string, what: string): Problem {
  return {
    code: "JOURNAL_REWRITTEN",
    path: [entry],
    message: `${what} : un journal ne fait que grandir.`,
    remedy: "Rétablissez l'écriture, puis annulez-la par une nouvelle si elle était fausse.",
  };
}
