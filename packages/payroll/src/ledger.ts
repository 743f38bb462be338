import { add, decimal, decimalToFixed, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument, Plan, PostingResult } from "@bareme/engine";
import type { AccountLayout, AccountRole } from "./account-layout.ts";

/** One leg of a posting, with the account it faces. */
export interface Movement {
  readonly line: string;
  readonly item?: string;
  readonly label: string;
  readonly basis: string | null;
  readonly amount: string;
  readonly counterpart: string;
  /** True when the posting takes its amount out of this account. */
  readonly outgoing: boolean;
}

export interface AccountStatement {
  readonly id: string;
  readonly label: string;
  readonly role: AccountRole;
  readonly movements: readonly Movement[];
  /** The sum of the movements. */
  readonly total: string;
  /** Of a balance account: how the month opens and closes; null for the others. */
  readonly opening: string | null;
  readonly closing: string | null;
}

type Opening = Readonly<Record<string, unknown>> | null;

/** The statement of each account: its movements, their sum, and for a balance account how it opens and closes. */
export function statementsOf(
  layouts: readonly AccountLayout[],
  document: EvaluationDocument,
  plan: Plan,
  opening: Opening,
): readonly AccountStatement[] {
  const write = movementWriter(document.postings, plan);
  return layouts.map((layout) => {
    const movements = document.postings.filter(({ account }) => account === layout.id).map(write);
    return {
      id: layout.id,
      label: plan.accounts.find(({ id }) => id === layout.id)?.label ?? layout.id,
      role: layout.role,
      movements,
      total: decimalToFixed(sumOf(movements.map(({ amount }) => amount)), 2),
      opening: layout.carry === null ? null : openingOf(layout.carry, plan, opening),
      closing: layout.carry === null ? null : (document.values[layout.carry] ?? null),
    };
  });
}

/** Writes postings as movements. Only a few lines of the plan are posted in a month, and each by every item of its list: they are found once. */
function movementWriter(
  postings: readonly PostingResult[],
  plan: Plan,
): (posting: PostingResult) => Movement {
  const posted = new Set(postings.map(({ line }) => line));
  const lines = new Map(plan.lines.filter(({ id }) => posted.has(id)).map((line) => [line.id, line]));
  const rules = plan.postings.filter(({ line }) => posted.has(line));
  return ({ line: id, account, amount, item }) => {
    const line = lines.get(id);
    const rule = rules.find((one) => one.line === id && (one.from === account || one.to === account));
    const outgoing = rule?.from === account;
    return {
      line: id,
      ...(item !== undefined && { item }),
      label: line?.label ?? id,
      basis: line?.basis ?? null,
      amount,
      counterpart: (outgoing ? rule.to : rule?.from) ?? account,
      outgoing,
    };
  };
}

function openingOf(carry: string, plan: Plan, opening: Opening): string {
  const given = opening?.[carry];
  return typeof given === "string" ? given : (plan.carries.find(({ id }) => id === carry)?.initial ?? "0");
}

export function sumOf(amounts: readonly string[]): Decimal {
  return amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO);
}
