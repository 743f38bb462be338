import type { MonthStatus, WholeCorrection } from "@bareme/use-cases";
import { and, asc, eq, getTableColumns, gt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queries } from "../database.ts";
import { corrections as table, mois } from "../schema/index.ts";
import { ofTenant, paged } from "./paged.ts";

const PAGE = 500;
const { madeAt: _madeAt, ...CORRECTION } = getTableColumns(table);
const corrected = alias(mois, "corrected");
const carrying = alias(mois, "carrying");

/** With the two months that each names, of whatever tenant and contract they are. */
export async function* corrections(
  queries: Queries,
  societeId: string | undefined,
): AsyncGenerator<WholeCorrection> {
  const rows = paged(
    PAGE,
    (after) =>
      queries
        .select({
          ...CORRECTION,
          correctedSociete: corrected.societeId,
          correctedContrat: corrected.contratId,
          correctedPeriod: corrected.period,
          correctedStatus: corrected.status,
          carryingSociete: carrying.societeId,
          carryingContrat: carrying.contratId,
          carryingPeriod: carrying.period,
          carryingStatus: carrying.status,
        })
        .from(table)
        .leftJoin(corrected, eq(corrected.id, table.moisId))
        .leftJoin(carrying, eq(carrying.id, table.inMoisId))
        .where(and(ofTenant(table, societeId), after))
        .orderBy(asc(table.id))
        .limit(PAGE),
    ({ id }) => gt(table.id, id),
  );
  for await (const row of rows)
    yield {
      id: row.id,
      societeId: row.societeId,
      contratId: row.contratId,
      moisId: row.moisId,
      inMoisId: row.inMoisId,
      motif: row.motif,
      facts: row.facts,
      madeBy: row.madeBy,
      corrected: headOf(row.correctedSociete, row.correctedContrat, row.correctedPeriod, row.correctedStatus),
      carrying: headOf(row.carryingSociete, row.carryingContrat, row.carryingPeriod, row.carryingStatus),
    };
}

/** None where the join found no month. */
function headOf(
  societeId: string | null,
  contratId: string | null,
  period: string | null,
  status: MonthStatus | null,
): WholeCorrection["corrected"] {
  return societeId === null || contratId === null || period === null || status === null
    ? null
    : { societeId, contratId, period, status };
}
