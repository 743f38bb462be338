import type { Receivables, ReceivablesAsked, UnpaidInvoice } from "@bareme/use-cases";
import { and, eq, sql } from "drizzle-orm";
import { contrats, pieces, portes } from "../../schema/index.ts";
import type { Tenant } from "../tenant.ts";
import { PORTE_OF, someOf } from "./rows.ts";

/**
 * The claims of all contracts on a day, one for each invoice with its credit notes, VAT included: what is asked, less payments and write-offs. A payment or
 * a write-off given before VAT counts in proportion to what is asked, rounded once to the cent for each claim; where a credit note takes everything back,
 * in proportion to the invoice alone. The same reading as `turnoverUpTo` of the payroll, which is before VAT and by month.
 *
 * Records are read once and grouped: joined to their invoices, those of a thousand portés would take seconds.
 */
function claimsOn(on: string) {
  return sql`
    WITH records AS (
      SELECT contrat_id, kind, key, date, data ->> 'mission' AS mission, data ->> 'avoir' AS avoir, data ->> 'facture' AS facture,
        (data ->> 'ht')::numeric AS ht, (data ->> 'ttc')::numeric AS ttc, (data ->> 'tva')::numeric AS tva
      FROM (
        SELECT contrat_id, kind, key, date, data::jsonb AS data FROM ${pieces}
        WHERE kind IN ('facture', 'encaissement', 'impaye') AND date <= ${on}::date
      ) AS kept
    ), amounts AS (
      SELECT contrat_id, coalesce(avoir, key) AS invoice, avoir IS NULL AS own, date, mission,
        ht AS asked_ht, coalesce(ttc, ht + round(ht * tva / 100, 2)) AS asked_ttc, 0 AS paid_ht, 0 AS paid_ttc
      FROM records WHERE kind = 'facture'
      UNION ALL
      SELECT r.contrat_id, coalesce(note.avoir, r.facture), false, NULL, NULL, 0, 0, coalesce(r.ht, 0), coalesce(r.ttc, 0)
      FROM records AS r
      LEFT JOIN records AS note
        ON note.kind = 'facture' AND note.avoir IS NOT NULL AND note.contrat_id = r.contrat_id AND note.key = r.facture
      WHERE r.kind <> 'facture'
    ), claims AS (
      SELECT contrat_id, invoice, min(date) FILTER (WHERE own) AS date, min(mission) FILTER (WHERE own) AS mission,
        sum(asked_ht) AS ht, sum(asked_ttc) AS ttc, sum(asked_ht) FILTER (WHERE own) AS own_ht, sum(asked_ttc) FILTER (WHERE own) AS own_ttc,
        sum(paid_ht) AS paid_ht, sum(paid_ttc) AS paid_ttc
      FROM amounts GROUP BY contrat_id, invoice HAVING bool_or(own)
    )
    SELECT contrat_id, invoice, date, mission, ttc,
      ttc - paid_ttc - round(CASE WHEN ttc = 0 OR ht = 0 THEN paid_ht * own_ttc / own_ht ELSE paid_ht * ttc / ht END, 2) AS due
    FROM claims`;
}

export async function receivables(
  tenant: Tenant,
  { on, from, limit }: ReceivablesAsked,
): Promise<Receivables> {
  const unpaid = await unpaidOn(tenant, on, limit);
  const { rows, total } = someOf(unpaid);
  return {
    creances: rows[0]?.creances ?? "0.00",
    caFacture: await invoiced(tenant, from, on),
    rows: rows.map(({ creances: _sum, ...invoice }) => invoice),
    total,
  };
}

type Unpaid = UnpaidInvoice & { readonly total: number; readonly creances: string };

/** The oldest invoices with something due, each with the sum over all of them. An over-payment takes nothing off what other clients owe. */
function unpaidOn({ queries }: Tenant, on: string, limit: number): Promise<readonly Unpaid[]> {
  return queries
    .select({
      contratId: contrats.id,
      porte: PORTE_OF,
      facture: sql<string>`claim.invoice`,
      mission: sql<string>`claim.mission`,
      client: sql<string | null>`${pieces.data}::jsonb ->> 'client'`,
      date: sql<string>`claim.date::text`,
      ttc: sql<string>`claim.ttc::text`,
      due: sql<string>`claim.due::text`,
      creances: sql<string>`claim.creances::text`,
      total: sql<number>`claim.total`,
    })
    .from(
      sql`(SELECT *, sum(due) OVER () AS creances, count(*) OVER ()::int AS total FROM (${claimsOn(on)}) AS found
        WHERE due > 0 ORDER BY date, invoice COLLATE "C", contrat_id LIMIT ${limit}) AS claim`,
    )
    .innerJoin(contrats, sql`${contrats.id} = claim.contrat_id`)
    .innerJoin(portes, eq(portes.id, contrats.porteId))
    .leftJoin(
      pieces,
      and(eq(pieces.contratId, contrats.id), eq(pieces.kind, "mission"), sql`${pieces.key} = claim.mission`),
    )
    .orderBy(sql`claim.date, claim.invoice COLLATE "C", claim.contrat_id`);
}

/** Invoices less credit notes of some days, VAT included. */
async function invoiced({ queries }: Tenant, from: string, to: string): Promise<string> {
  const member = (name: string) => sql`(${pieces.data}::jsonb ->> ${sql.raw(`'${name}'`)})::numeric`;
  const ht = member("ht");
  const ttc = sql`coalesce(${member("ttc")}, ${ht} + round(${ht} * ${member("tva")} / 100, 2))`;
  const [row] = await queries
    .select({ sum: sql<string>`coalesce(sum(${ttc}), 0.00)::text` })
    .from(pieces)
    .where(and(eq(pieces.kind, "facture"), sql`${pieces.date} BETWEEN ${from}::date AND ${to}::date`));
  return row?.sum ?? "0.00";
}
