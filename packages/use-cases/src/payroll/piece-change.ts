import { canonicalJson, failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import { PIECE_KINDS, type Piece, type PieceKind } from "../ports/store.ts";
import { closedMonthsChanged, inClosedMonth } from "./closed-facts.ts";
import { closedPeriods, readFile, type ContractFile } from "./contract-file.ts";
import { BENEFITS } from "./dossier-data.ts";
import { record, revision, shortText, type JsonObject } from "./inputs.ts";
import { dateOf, isNamed, keyOf } from "./piece-identity.ts";

const kind = z.enum(PIECE_KINDS);
const key = shortText(200);

/** A record as it is asked to be written. */
export const givenPiece = {
  kind,
  /** Its id, or what makes it one of a kind (day, mission and nature of a CRA) unless said. */
  key: key.exactOptional(),
  /** 0 for a new one. */
  revision: revision.default(0),
  data: record,
};

/** A record as it is asked to be taken out. */
export const takenPiece = { kind, key, revision };

export type PieceTaken = Pick<Piece, "kind" | "key" | "revision">;

/** The record that is to be kept, under its key and its date. */
export function pieceOf(
  asked: {
    readonly kind: PieceKind;
    readonly key?: string;
    readonly revision: number;
    readonly data: JsonObject;
  },
  { contrat }: ContractFile,
): Result<Piece> {
  const own = keyOf(asked.kind, asked.data);
  const named = isNamed(asked.kind) && own !== "";
  if (asked.key !== undefined && named && asked.key !== own)
    return failure([keyDiffers(asked.kind, asked.key, own)]);
  const lists = Object.keys(asked.data);
  if (asked.kind === "avantage" && (lists.length !== 1 || !BENEFITS.some((list) => list === lists[0])))
    return failure([unknownBenefit()]);
  return success({
    kind: asked.kind,
    key: asked.key ?? own,
    date: dateOf(asked.kind, asked.data, contrat.debut),
    data: canonicalJson(asked.data),
    revision: asked.revision,
  });
}

export function isSame(piece: Pick<Piece, "kind" | "key">, other: Pick<Piece, "kind" | "key">): boolean {
  return piece.kind === other.kind && piece.key === other.key;
}

/** Why a change of the dossier cannot be: closed months that it would change, or records that do not go together. */
export function problemsOfChange(
  file: ContractFile,
  { removed, written }: { readonly removed: readonly Piece[]; readonly written: readonly Piece[] },
  slug: string,
): readonly Problem[] {
  const closed = closedPeriods(file.months);
  const late = [...removed, ...written].flatMap((piece) => inClosedMonth(piece, closed));
  if (late.length > 0) return late.filter(({ path }, rank) => isFirst(late, path, rank));
  const others = file.pieces.filter((one) => !removed.includes(one));
  const after = readFile(slug, { ...file, pieces: [...others, ...written] });
  if (!after.ok) return after.problems;
  return movedMonths(readFile(slug, file), after.value, closed);
}

/** A record that was in a closed month and stays in one is told once. */
function isFirst(problems: readonly Problem[], path: readonly string[], rank: number): boolean {
  return problems.findIndex((one) => one.path.join("|") === path.join("|")) === rank;
}

function movedMonths(before: Result<Dossier>, after: Dossier, closed: readonly string[]): readonly Problem[] {
  return before.ok ? closedMonthsChanged(before.value, after, closed) : [];
}

export function unknownPiece({ kind: of, key: named }: Pick<Piece, "kind" | "key">): Problem {
  return {
    code: "PIECE_UNKNOWN",
    path: [of, named],
    message: `Le contrat n'a pas d'enregistrement « ${named} » de cette sorte.`,
    remedy: "Relisez la liste des enregistrements du contrat.",
  };
}

function keyDiffers(of: PieceKind, given: string, own: string): Problem {
  return {
    code: "PIECE_KEY",
    path: [of, given, "id"],
    message: `L'enregistrement « ${given} » ne peut pas devenir « ${own} ».`,
    remedy: "Retirez l'ancien, puis ajoutez-le sous son nouvel identifiant.",
  };
}

function unknownBenefit(): Problem {
  return {
    code: "PIECE_KEY",
    path: ["avantage"],
    message: `Un avantage est un seul enregistrement, sous l'un de ces noms : ${BENEFITS.join(", ")}.`,
    remedy: 'Écrivez par exemple { cesu: { date: "2026-06-15", montant: "100.00" } }.',
  };
}
