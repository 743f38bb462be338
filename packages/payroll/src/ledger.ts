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

/** The statement of one account: its movements, their sum, and for a balance account how it opens and closes. */
export function statementOf(
  layout: AccountLayout,
  document: EvaluationDocument,
  plan: Plan,
  opening: Readonly<Record<string, unknown>> | null,
): AccountStatement {
  const movements = document.postings
    .filter((posting) => posting.account === layout.id)
    .map((posting) => movementOf(posting, plan));
  const balance = layout.carry === null ? null : openingOf(layout.carry, plan, opening);
  return {
    id: layout.id,
    label: plan.accounts.find(({ id }) => id === layout.id)?.label ?? layout.id,
    role: layout.role,
    movements,
    total: decimalToFixed(sumOf(movements.map(({ amount }) => amount)), 2),
    opening: balance,
    closing: layout.carry === null ? null : (document.values[layout.carry] ?? null),
  };
}

function movementOf(posting: PostingResult, plan: Plan): Movement {
  const line = plan.lines.find(({ id }) => id === posting.line);
  const rule = plan.postings.find(
    (one) => one.line === posting.line && (one.from === posting.account || one.to === posting.account),
  );
  const outgoing = rule?.from === posting.account;
  return {
    line: posting.line,
    ...(posting.item !== undefined && { item: posting.item }),
    label: line?.label ?? posting.line,
    basis: line?.basis ?? null,
    amount: posting.amount,
    counterpart: (outgoing ? rule.to : rule?.from) ?? posting.account,
    outgoing,
  };
}

function openingOf(carry: string, plan: Plan, opening: Readonly<Record<string, unknown>> | null): string {
  const given = opening?.[carry];
  return typeof given === "string" ? given : (plan.carries.find(({ id }) => id === carry)?.initial ?? "0");
}

export function sumOf(amounts: readonly string[]): Decimal {
  return amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO);
}
