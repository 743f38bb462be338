import { failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Piece } from "../ports/store.ts";
import { openForChange, type ContractFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id } from "./inputs.ts";
import { givenPiece, isSame, pieceOf, problemsOfChange, takenPiece, unknownPiece } from "./piece-change.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

export const savePieceInput = z.strictObject({
  contratId: id,
  ...givenPiece,
});

export const removePieceInput = z.strictObject({ contratId: id, ...takenPiece });

/** Adds a record to a contract's dossier or replaces one. It is read with the whole dossier; a closed month refuses it. */
export async function savePiece(deps: PayrollDeps, actor: Actor, input: unknown): Promise<Result<Piece>> {
  const admitted = admit(actor, "pay", savePieceInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asked = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const file = await openForChange(context, asked.contratId);
    if (!file.ok) return file;
    const piece = pieceOf(asked, file.value);
    if (!piece.ok) return piece;
    return writePiece(context, file.value, piece.value, slug.value);
  });
}

/** Takes a record out of a dossier; what others say must still hold without it. */
export async function removePiece(deps: PayrollDeps, actor: Actor, input: unknown): Promise<Result<null>> {
  const admitted = admit(actor, "pay", removePieceInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asked = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const file = await openForChange(context, asked.contratId);
    if (!file.ok) return file;
    const found = file.value.pieces.find((one) => isSame(one, asked));
    if (found === undefined) return failure([unknownPiece(asked)]);
    const problems = problemsOfChange(file.value, { removed: [found], written: [] }, slug.value);
    if (problems.length > 0) return failure(problems);
    if (!(await context.unit.pieces.remove(asked.contratId, asked.kind, asked.key, asked.revision)))
      return failure([changedMeanwhile("L'enregistrement", [asked.kind, asked.key])]);
    await note(context, {
      action: "piece.retrait",
      target: asked.contratId,
      data: { kind: asked.kind, key: asked.key, date: found.date },
    });
    return success(null);
  });
}

async function writePiece(
  context: Context,
  file: ContractFile,
  piece: Piece,
  slug: string,
): Promise<Result<Piece>> {
  const { contrat } = file;
  const before = file.pieces.find((one) => isSame(one, piece));
  const problems = problemsOfChange(
    file,
    { removed: before === undefined ? [] : [before], written: [piece] },
    slug,
  );
  if (problems.length > 0) return failure(problems);
  if (!(await context.unit.pieces.write(contrat.id, piece)))
    return failure([changedMeanwhile("L'enregistrement", [piece.kind, piece.key])]);
  await note(context, {
    action: before === undefined ? "piece.ajout" : "piece.changement",
    target: contrat.id,
    data: { kind: piece.kind, key: piece.key, date: piece.date },
  });
  const written = (await context.unit.pieces.list(contrat.id)).find((one) => isSame(one, piece));
  return success(written ?? piece);
}
