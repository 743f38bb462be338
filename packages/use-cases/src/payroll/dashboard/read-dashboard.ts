import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import type { Some, UnitOfWork } from "../../ports/store.ts";
import { admit } from "../../rules/input.ts";
import { tenantOf } from "../../rules/tenant.ts";
import type { PayrollDeps } from "../deps.ts";
import { keptStack, shelfOf, type Shelf } from "../kept-month.ts";
import { stateOf, type PassageState } from "../passages/passage-state.ts";
import { inTransaction, slugOf } from "../transaction.ts";
import { delaiPaiement, type DelaiPaiement } from "./delai-paiement.ts";
import { margeOf, NO_MARGE, type Marge } from "./marge.ts";
import { NO_SOLDES, soldesOf, type Soldes } from "./soldes.ts";
import { firstOf, waitingDrafts, type WaitingDrafts } from "./waiting-drafts.ts";
import { waitingMonths, type WaitingMonths } from "./waiting-months.ts";

export const readDashboardInput = z.strictObject({});

/** What a company's people open in the morning. Lists hold their first rows and say how many there are in all. */
export interface Dashboard {
  /** The day of its figures. */
  readonly on: string;
  readonly months: WaitingMonths;
  readonly drafts: WaitingDrafts;
  /** Those that still have contracts to work on. */
  readonly passages: Some<PassageState>;
  readonly delaiPaiement: DelaiPaiement;
  readonly marge: Marge;
  readonly soldes: Soldes;
}

const MOST_LISTED = 20;

/** What waits, what clients owe, what fees leave, what the accounts hold: sums of the tables, whatever the number of months behind them. */
export async function readDashboard(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Dashboard>> {
  const admitted = admit(actor, "read", readDashboardInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { soloApproval } = await tenantOf(deps.store, actor);
  const shelf = await shelfOf(deps, slug.value);
  const on = deps.clock.today();
  return inTransaction(deps, actor, async ({ unit }) => {
    const books = await booksOf(unit, shelf);
    if (!books.ok) return books;
    return success({
      on,
      months: await waitingMonths(unit, MOST_LISTED),
      drafts: await waitingDrafts(unit, actor, { soloApproval, limit: MOST_LISTED }),
      passages: await runningPassages(unit),
      delaiPaiement: await delaiPaiement(unit, on, MOST_LISTED),
      ...books.value,
    });
  });
}

/** What the ledger tells, by the accounts of the rules that the last month was closed under: new rules have posted nothing yet. */
async function booksOf(unit: UnitOfWork, shelf: Shelf): Promise<Result<Pick<Dashboard, "marge" | "soldes">>> {
  const last = await unit.dashboard.lastClosed();
  if (last === undefined) return success({ marge: NO_MARGE, soldes: NO_SOLDES });
  const stack = await keptStack(unit, last.planHash, shelf);
  if (!stack.ok) return stack;
  const { plan } = stack.value;
  return success({
    marge: await margeOf(unit, { plan, last: last.period }),
    soldes: await soldesOf(unit, plan, MOST_LISTED),
  });
}

async function runningPassages(unit: UnitOfWork): Promise<Some<PassageState>> {
  const { rows, total } = firstOf(await unit.passages.unfinished(), MOST_LISTED);
  const states: PassageState[] = [];
  for (const id of rows) {
    const passage = await unit.passages.find(id);
    if (passage !== undefined) states.push(await stateOf(unit, passage));
  }
  return { rows: states, total };
}
