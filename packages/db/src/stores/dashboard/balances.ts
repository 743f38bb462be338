import type { AccountTotal, Balances, BelowZero, HeldAccount } from "@bareme/use-cases";
import { eq, sql } from "drizzle-orm";
import { contrats, ecritures, mois, portes } from "../../schema/index.ts";
import type { Tenant } from "../tenant.ts";
import { PORTE_OF } from "./rows.ts";

/**
 * What each contract holds on each account: what its first closed month opened with, and what the ledger moved since. The ledger is read once, whatever
 * is drawn from it: it is by far the largest table. `rank` counts the balances below zero, the deepest first.
 */
function heldOn(accounts: readonly HeldAccount[]) {
  return sql`
    WITH accounts AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS a(account text, carry text, initial numeric, owed boolean, lends boolean)
    ), moved AS (
      SELECT contrat_id, from_account, to_account, sum(amount) AS amount FROM ${ecritures} GROUP BY contrat_id, from_account, to_account
    ), closed AS (
      SELECT contrat_id, min(period) AS first, max(period) AS last FROM ${mois} WHERE status = 'clos' GROUP BY contrat_id
    ), opened AS (
      SELECT c.contrat_id, m.request::jsonb -> 'opening' AS opening
      FROM closed AS c JOIN ${mois} AS m ON m.contrat_id = c.contrat_id AND m.period = c.first
    ), parts AS (
      SELECT contrat_id, to_account AS account, amount FROM moved
      UNION ALL SELECT contrat_id, from_account, -amount FROM moved
      UNION ALL SELECT o.contrat_id, a.account, CASE WHEN a.owed THEN -abs(given.amount) ELSE given.amount END
        FROM opened AS o CROSS JOIN accounts AS a
        CROSS JOIN LATERAL (SELECT coalesce((o.opening ->> a.carry)::numeric, a.initial) AS amount) AS given
    ), held AS (
      SELECT p.contrat_id, p.account, a.lends, sum(p.amount) AS balance
      FROM parts AS p JOIN accounts AS a ON a.account = p.account GROUP BY p.contrat_id, p.account, a.lends
    )`;
}

const SHORT = sql`balance < 0 AND NOT lends`;

export async function balances(
  { queries }: Tenant,
  accounts: readonly HeldAccount[],
  limit: number,
): Promise<Balances> {
  const found = await queries
    .select({
      account: sql<string>`found.account`,
      contratId: sql<string | null>`found.contrat_id`,
      balance: sql<string>`found.balance::text`,
      counted: sql<number>`found.counted`,
      rank: sql<number>`found.rank`,
      moisId: mois.id,
      period: mois.period,
      porte: PORTE_OF,
    })
    .from(
      sql`(${heldOn(accounts)}
        SELECT account, NULL::uuid AS contrat_id, NULL::text AS last, sum(balance) AS balance, count(*) FILTER (WHERE balance <> 0)::int AS counted, 0 AS rank
        FROM held GROUP BY account
        UNION ALL (
          SELECT h.account, h.contrat_id, c.last, h.balance, count(*) OVER ()::int, row_number() OVER (ORDER BY h.balance, h.contrat_id, h.account COLLATE "C")::int
          FROM held AS h JOIN closed AS c ON c.contrat_id = h.contrat_id WHERE ${SHORT}
          ORDER BY 6 LIMIT ${limit}
        )) AS found`,
    )
    .leftJoin(mois, sql`${mois.contratId} = found.contrat_id AND ${mois.period} = found.last`)
    .leftJoin(contrats, sql`${contrats.id} = found.contrat_id`)
    .leftJoin(portes, eq(portes.id, contrats.porteId))
    .orderBy(sql`found.rank`);
  const totals: AccountTotal[] = [];
  const rows: BelowZero[] = [];
  let total = 0;
  for (const { account, contratId, balance, counted, moisId, period, porte } of found) {
    if (contratId === null) totals.push({ account, balance, contrats: counted });
    else if (moisId !== null && period !== null && porte !== null) {
      rows.push({ account, contratId, porte, moisId, period, balance });
      total = counted;
    }
  }
  return { accounts: totals, below: { rows, total } };
}
