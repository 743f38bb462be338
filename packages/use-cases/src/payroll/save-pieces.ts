import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Piece } from "../ports/store.ts";
import { openForChange, type ContractFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id } from "./inputs.ts";
import { givenPiece, isSame, pieceOf, problemsOfChange } from "./piece-change.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

const MOST_PIECES = 1000;

export const savePiecesInput = z.strictObject({
  contratId: id,
  pieces: z.array(z.strictObject(givenPiece)).min(1).max(MOST_PIECES),
});

/**
 * Adds records to a contract's dossier or replaces some, all of them or none. The dossier is read once as it was and once as it will be, so they may
 * name each other in any order. A problem of a given record has its place as its path: `pieces.3`.
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
  const { contratId, pieces: asked } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const file = await openForChange(context, contratId);
    if (!file.ok) return file;
    const pieces = piecesOf(asked, file.value);
    return pieces.ok ? writePieces(context, file.value, pieces.value, slug.value) : pieces;
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
    return first === rank || piece.key === "" ? [] : [givenTwice(piece, first, rank)];
  });
  return again.length > 0 ? failure(again) : success(pieces);
}

async function writePieces(
  context: Context,
  file: ContractFile,
  pieces: readonly Piece[],
  slug: string,
): Promise<Result<readonly Piece[]>> {
  const { unit } = context;
  const { id: contratId } = file.contrat;
  const removed = file.pieces.filter((kept) => pieces.some((piece) => isSame(kept, piece)));
  const problems = problemsOfChange(file, { removed, written: pieces }, slug);
  if (problems.length > 0) return failure(problems.map((problem) => atPlace(problem, pieces)));
  for (const [rank, piece] of pieces.entries())
    if (!(await unit.pieces.write(contratId, piece)))
      return failure([changedMeanwhile("L'enregistrement", placeOf(rank))]);
  await note(context, {
    action: "pieces.enregistrement",
    target: contratId,
    data: {
      pieces: pieces.map(({ kind, key, date }) => ({
        kind,
        key,
        date,
        ajout: !removed.some((kept) => isSame(kept, { kind, key })),
      })),
    },
  });
  const kept = await unit.pieces.list(contratId);
  return success(pieces.map((piece) => kept.find((one) => isSame(one, piece)) ?? piece));
}

function placeOf(rank: number): readonly string[] {
  return ["pieces", String(rank)];
}

/** A problem of a record that was given names its place among them; one of a record that was there already keeps its kind and key. */
function atPlace(problem: Problem, pieces: readonly Piece[]): Problem {
  const [kind, key, ...rest] = problem.path;
  const rank = pieces.findIndex((piece) => piece.kind === kind && piece.key === key);
  return rank === -1 ? problem : { ...problem, path: [...placeOf(rank), ...rest] };
}

function givenTwice({ kind, key }: Piece, first: number, rank: number): Problem {
  return {
    code: "PIECE_REPEATED",
    path: placeOf(rank),
    message: `L'enregistrement « ${key} » (${kind}) est donné deux fois : au rang ${first} et au rang ${rank}.`,
    remedy: "Ne donnez qu'une fois chaque enregistrement.",
  };
}
