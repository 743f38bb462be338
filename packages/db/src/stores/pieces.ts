import type { Piece, PieceKind, PieceStore } from "@bareme/use-cases";
import { and, asc, eq, sql } from "drizzle-orm";
import { pieces } from "../schema/index.ts";
import { byText, knownId } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const GIVEN = { id: pieces.id };

export function pieceStore(tenant: Tenant): PieceStore {
  const { queries } = tenant;
  return {
    list: (contratId) =>
      queries
        .select({
          kind: pieces.kind,
          key: pieces.key,
          date: pieces.date,
          data: pieces.data,
          revision: pieces.revision,
        })
        .from(pieces)
        .where(eq(pieces.contratId, knownId(contratId)))
        .orderBy(asc(pieces.date), byText(pieces.kind), byText(pieces.key)),
    contratsIn: async (period) => {
      const rows = await queries
        .selectDistinct({ contratId: pieces.contratId })
        .from(pieces)
        .where(sql`to_char(${pieces.date}, 'YYYY-MM') = ${period}`);
      return rows.map(({ contratId }) => contratId);
    },
    write: (contratId, piece) =>
      piece.revision === 0 ? addPiece(tenant, contratId, piece) : replacePiece(tenant, contratId, piece),
    remove: async (contratId, kind, key, revision) => {
      const removed = await queries
        .delete(pieces)
        .where(and(isPiece(contratId, kind, key), eq(pieces.revision, revision)))
        .returning(GIVEN);
      return removed.length > 0;
    },
  };
}

async function addPiece({ queries, societeId }: Tenant, contratId: string, piece: Piece): Promise<boolean> {
  const { kind, key, date, data } = piece;
  const added = await queries
    .insert(pieces)
    .values({ societeId, contratId, kind, key, date, data })
    .onConflictDoNothing()
    .returning(GIVEN);
  return added.length > 0;
}

async function replacePiece({ queries }: Tenant, contratId: string, piece: Piece): Promise<boolean> {
  const { kind, key, date, data, revision } = piece;
  const replaced = await queries
    .update(pieces)
    .set({ date, data, revision: revision + 1 })
    .where(and(isPiece(contratId, kind, key), eq(pieces.revision, revision)))
    .returning(GIVEN);
  return replaced.length > 0;
}

function isPiece(contratId: string, kind: PieceKind, key: string) {
  return and(eq(pieces.contratId, knownId(contratId)), eq(pieces.kind, kind), eq(pieces.key, key));
}
