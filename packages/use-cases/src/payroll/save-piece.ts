import { canonicalJson, failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import { PIECE_KINDS, type Piece, type PieceKind } from "../ports/store.ts";
import { closedMonthsChanged, inClosedMonth } from "./closed-facts.ts";
import { closedPeriods, openForChange, readFile, type ContractFile } from "./contract-file.ts";
import { BENEFITS } from "./dossier-data.ts";
import type { PayrollDeps } from "./deps.ts";
import { id, record, revision, shortText, type JsonObject } from "./inputs.ts";
import { dateOf, isNamed, keyOf } from "./piece-identity.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

const kind = z.enum(PIECE_KINDS);
const key = shortText(200);

export const savePieceInput = z.strictObject({
  contratId: id,
  kind,
  /** Its id, or what makes it one of a kind (day, mission and nature of a CRA) unless said. */
  key: key.exactOptional(),
  /** 0 for a new one. */
  revision: revision.default(0),
  data: record,
});

export const removePieceInput = z.strictObject({ contratId: id, kind, key, revision });

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
    if (found === undefined) return failure([unknownPiece(asked.kind, asked.key)]);
    const problems = problemsOfChange(file.value, { removed: found, written: undefined }, slug.value);
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
  const problems = problemsOfChange(file, { removed: before, written: piece }, slug);
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

/** Why a change of the dossier cannot be: a closed month that it would change, or records that do not go together. */
function problemsOfChange(
  file: ContractFile,
  { removed, written }: { readonly removed: Piece | undefined; readonly written: Piece | undefined },
  slug: string,
): readonly Problem[] {
  const closed = closedPeriods(file.months);
  const late = [removed, written].flatMap((piece) =>
    piece === undefined ? [] : inClosedMonth(piece, closed),
  );
  if (late.length > 0) return late.slice(0, 1);
  const others = file.pieces.filter((one) => one !== removed);
  const after = readFile(slug, { ...file, pieces: [...others, ...(written === undefined ? [] : [written])] });
  if (!after.ok) return after.problems;
  return movedMonths(readFile(slug, file), after.value, closed);
}

function movedMonths(before: Result<Dossier>, after: Dossier, closed: readonly string[]): readonly Problem[] {
  return before.ok ? closedMonthsChanged(before.value, after, closed) : [];
}

function pieceOf(
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

function isSame(piece: Piece, other: Pick<Piece, "kind" | "key">): boolean {
  return piece.kind === other.kind && piece.key === other.key;
}

function unknownPiece(of: PieceKind, named: string): Problem {
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
