import type { Plan } from "@bareme/engine";
import { add, decimal, decimalToText, negate, sha256Hex, ZERO, type Problem } from "@bareme/kernel";
import { checkBalances, openJournal, type MonthRun } from "@bareme/payroll";
import { runOf } from "../payroll/run-of.ts";
import type { Ecriture } from "../ports/store.ts";
import type { JournalSaid } from "./journal-said.ts";
import { postedEntries } from "./posted-entries.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";
import { entryFaults } from "./verify-entries.ts";
import { checkMonth, lockFaults, lostMonth, monthName } from "./verify-month.ts";
import type { WholeMonth } from "./whole-rows.ts";

/** The plan of a hash, when it is kept and is what was hashed. */
type PlanOfHash = (hash: string) => Promise<Plan | undefined>;

/** Verifies the closed months of a tenant, contract after contract: texts, lock, journal, ledger and balances. */
export async function* monthFaults(
  months: AsyncIterable<WholeMonth>,
  { months: said }: Pick<JournalSaid, "months">,
  planOf: PlanOfHash,
): AsyncGenerator<Tampered> {
  const closed = new Set<string>();
  let contract: Contract = { contratId: "", balances: {} };
  for await (const month of months) {
    closed.add(month.id);
    if (month.contratId !== contract.contratId)
      contract = { contratId: month.contratId, balances: undefined };
    const { faults, read } = checkMonth(month, said.get(month.id));
    yield* faults;
    const plan = read === null ? undefined : await planOf(read.lock.plan);
    if (read === null || plan === undefined) {
      if (read !== null) yield noPlan(month, read.lock.plan);
      contract = { ...contract, balances: "unknown" };
      continue;
    }
    yield* lockFaults(month, read, plan);
    const run = runOf(read, plan);
    const wrong = entryFaults(month, postedEntries(run, plan));
    yield* wrong;
    // Entries that are wrong say so themselves; sums over them would say it again in every month that follows.
    const balances =
      wrong.length > 0 ? "unknown" : balancesAfter(contract.balances, run, plan, month.entries);
    if (balances !== "unknown") yield* balanceFaults(month, balances, run, plan);
    contract = { ...contract, balances };
  }
  for (const [id, { closed: told }] of said)
    if (told !== undefined && !closed.has(id)) yield lostMonth(id, told.period);
}

/** What the accounts of a contract hold after its last month; undefined before the first, unknown after a month that cannot be read. */
interface Contract {
  readonly contratId: string;
  readonly balances: Balances | undefined | "unknown";
}

type Balances = Readonly<Record<string, string>>;

function balancesAfter(
  before: Contract["balances"],
  run: MonthRun,
  plan: Plan,
  entries: readonly Ecriture[],
): Balances | "unknown" {
  if (before === "unknown") return before;
  const held = new Map(
    Object.entries(before ?? openJournal(run, plan).opening).map(([id, text]) => [id, decimal(text)]),
  );
  for (const { fromAccount, toAccount, amount } of entries) {
    held.set(fromAccount, add(held.get(fromAccount) ?? ZERO, negate(decimal(amount))));
    held.set(toAccount, add(held.get(toAccount) ?? ZERO, decimal(amount)));
  }
  return Object.fromEntries([...held].map(([id, amount]) => [id, decimalToText(amount)]));
}

/** Where the entries so far and the closing balances of the document part. */
function balanceFaults(month: WholeMonth, opening: Balances, run: MonthRun, plan: Plan): readonly Tampered[] {
  return checkBalances({ opening, entries: [] }, run, plan).map(({ message }: Problem) =>
    tamperedWith("ecriture", monthName(month), message),
  );
}

function noPlan(month: WholeMonth, hash: string): Tampered {
  return tamperedWith(
    "mois",
    monthName(month),
    `Les règles compilées de ${month.period} (${hash.slice(0, 12)}…) ne sont plus gardées telles quelles : ce mois ne se rejoue plus.`,
  );
}

/** Verifies the compiled plans of a tenant: each is kept under its own hash. */
export async function* planFaults(
  plans: AsyncIterable<{ readonly hash: string; readonly plan: string }>,
): AsyncGenerator<Tampered> {
  for await (const { hash, plan } of plans)
    if (sha256Hex(plan) !== hash)
      yield tamperedWith("plan", hash, "Les règles compilées gardées sous cette empreinte ont été changées.");
}

/** A contract's months are mostly computed under a few plans, one after the other. */
const MOST_PLANS = 4;

/** Finds plans by hash, and keeps the last ones. */
export function planShelf(find: (hash: string) => Promise<string | undefined>): PlanOfHash {
  const shelf = new Map<string, Plan | undefined>();
  return async (hash) => {
    if (!shelf.has(hash)) {
      const text = await find(hash);
      shelf.set(
        hash,
        text !== undefined && sha256Hex(text) === hash ? (JSON.parse(text) as Plan) : undefined,
      );
      const [oldest] = shelf.keys();
      if (shelf.size > MOST_PLANS && oldest !== undefined) shelf.delete(oldest);
    }
    return shelf.get(hash);
  };
}
