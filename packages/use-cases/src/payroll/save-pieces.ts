import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Piece } from "../ports/store.ts";
import { openForChange, type ContractFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id } from "./inputs.ts";
import {
  givenPiece,
  isSame,
  pieceOf,
  problemsOfChange,
  takenPiece,
  unknownPiece,
  type PieceTaken,
} from "./piece-change.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

const MOST_PIECES = 1000;

export const savePiecesInput = z
  .strictObject({
    contratId: id,
    pieces: z.array(z.strictObject(givenPiece)).max(MOST_PIECES).default([]),
    /** Those that are taken out, such as the days of a CRA that were emptied. */
    removed: z.array(z.strictObject(takenPiece)).max(MOST_PIECES).default([]),
  })
  .refine(({ pieces, removed }) => pieces.length + removed.length > 0, {
    message: "au moins un enregistrement est attendu, à écrire ou à retirer",
    path: ["pieces"],
  });

/**
 * Adds records to a contract's dossier, replaces some and takes others out, all of them or none: a month of CRA is one change. The dossier is read once as
 * it was and once as it will be, so they may name each other in any order. A problem of a given record has its place as its path: `pieces.3`, `removed.0`.
 */
export async function savePieces(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly Piece[]>> {
  const admitted = admit(actor, "pay", savePiecesInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { contratId, pieces: asked, removed } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const file = await openForChange(context, contratId);
    if (!file.ok) return file;
    const pieces = piecesOf(asked, file.value);
    if (!pieces.ok) return pieces;
    const written = pieces.value;
    const again = problemsOfTaken(removed, written, file.value);
    if (again.length > 0) return failure(again);
    return writePieces(context, file.value, { written, removed }, slug.value);
  });
}

function piecesOf(
  asked: z.output<typeof savePiecesInput>["pieces"],
  file: ContractFile,
): Result<readonly Piece[]> {
  const read = asked.map((one) => pieceOf(one, file));
  const pieces = read.flatMap((one) => (one.ok ? [one.value] : []));
  const problems = read.flatMap((one, rank) =>
    one.ok ? [] : one.problems.map((problem) => ({ ...problem, path: placeOf(rank) })),
  );
  if (problems.length > 0) return failure(problems);
  const again = pieces.flatMap((piece, rank) => {
    const first = pieces.findIndex((one) => isSame(one, piece));
    // One without a key lacks what names it: the dossier says so better.
    return first === rank || piece.key === "" ? [] : [{ ...givenTwice(piece), path: placeOf(rank) }];
  });
  return again.length > 0 ? failure(again) : success(pieces);
}

/** A record that is taken out is there, and is neither taken out twice nor written as well. */
function problemsOfTaken(
  removed: readonly PieceTaken[],
  written: readonly Piece[],
  file: ContractFile,
): readonly Problem[] {
  return removed.flatMap((one, rank) => {
    const place = { path: placeOf(rank, "removed") };
    if (!file.pieces.some((kept) => isSame(kept, one))) return [{ ...unknownPiece(one), ...place }];
    const first = removed.findIndex((other) => isSame(other, one));
    return first !== rank || written.some((piece) => isSame(piece, one))
      ? [{ ...givenTwice(one), ...place }]
      : [];
  });
}

interface Change {
  readonly written: readonly Piece[];
  readonly removed: readonly PieceTaken[];
}

async function writePieces(
  context: Context,
  file: ContractFile,
  change: Change,
  slug: string,
): Promise<Result<readonly Piece[]>> {
  const { unit } = context;
  const { id: contratId } = file.contrat;
  const { written, removed } = change;
  const isIn = (pieces: readonly PieceTaken[], kept: Piece) => pieces.some((one) => isSame(kept, one));
  const before = file.pieces.filter((kept) => isIn([...written, ...removed], kept));
  const problems = problemsOfChange(file, { removed: before, written }, slug);
  if (problems.length > 0) return failure(problems.map((problem) => atPlace(problem, change)));
  for (const [rank, { kind, key, revision }] of removed.entries())
    if (!(await unit.pieces.remove(contratId, kind, key, revision)))
      return failure([changedMeanwhile("L'enregistrement", placeOf(rank, "removed"))]);
  for (const [rank, piece] of written.entries())
    if (!(await unit.pieces.write(contratId, piece)))
      return failure([changedMeanwhile("L'enregistrement", placeOf(rank))]);
  await note(context, {
    action: "pieces.enregistrement",
    target: contratId,
    data: {
      pieces: written.map(({ kind, key, date }) => ({
        kind,
        key,
        date,
        ajout: !before.some((kept) => isSame(kept, { kind, key })),
      })),
      ...(removed.length > 0 && { retraits: removed.map(({ kind, key }) => ({ kind, key })) }),
    },
  });
  const kept = await unit.pieces.list(contratId);
  return success(written.map((piece) => kept.find((one) => isSame(one, piece)) ?? piece));
}

function placeOf(rank: number, list: "pieces" | "removed" = "pieces"): readonly string[] {
  return [list, String(rank)];
}

/** A problem of a record that was given names its place among them; one of a record that was there already keeps its kind and key. */
function atPlace(problem: Problem, { written, removed }: Change): Problem {
  const [kind, key, ...rest] = problem.path;
  const isMeant = (one: PieceTaken): boolean => one.kind === kind && one.key === key;
  const [rank, taken] = [written.findIndex(isMeant), removed.findIndex(isMeant)];
  if (rank !== -1) return { ...problem, path: [...placeOf(rank), ...rest] };
  return taken === -1 ? problem : { ...problem, path: [...placeOf(taken, "removed"), ...rest] };
}

function givenTwice({ kind, key }: Pick<Piece, "kind" | "key">): Problem {
  return {
    code: "PIECE_REPEATED",
    path: [],
    message: `L'enregistrement « ${key} » (${kind}) est donné deux fois.`,
    remedy: "Ne donnez qu'une fois chaque enregistrement.",
  };
}
