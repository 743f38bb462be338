import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { lockContracts } from "./contract-file.ts";
import { pieceOf, type ImportChange } from "./import/changes.ts";
import type { ImportKind } from "./import/columns.ts";
import { previewIn, readRows, type ImportPreview, type ImportRows } from "./import/preview.ts";
import { MOST_BYTES } from "./import/rows.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

/** A file as text, or as the base64 of its bytes (XLSX, or a CSV in Windows-1252). */
const file = z.union([
  z.strictObject({ text: z.string().max(MOST_BYTES, "4 Mo au plus") }),
  z.strictObject({
    base64: z
      .base64("des octets en base64 sont attendus")
      .max(Math.ceil(MOST_BYTES / 3) * 4 + 4, "4 Mo au plus"),
  }),
]);

export const previewImportInput = z.strictObject({
  kind: z.enum(["cra", "factures", "encaissements"]),
  file,
});

/** `hash` is that of the preview that a person has read. */
export const applyImportInput = previewImportInput.extend({
  hash: z.string().regex(/^[0-9a-f]{64}$/, "la marque d'un aperçu est attendue"),
});

/** Reads a file and tells, line by line, what applying it would change. */
export async function previewImport(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<ImportPreview>> {
  const admitted = admit(actor, "pay", previewImportInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { kind, file: given } = admitted.value;
  const rows = await readRows(kind, bytesOf(given));
  if (!rows.ok) return rows;
  return inTransaction(deps, actor, (context) => previewIn(context, rows.value, slug.value));
}

export interface AppliedImport {
  readonly written: number;
  /** Records that were already as the file says. */
  readonly unchanged: number;
}

/** Writes what a preview told, all of it or nothing. Applied again, it finds everything done and changes nothing. */
export async function applyImport(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<AppliedImport>> {
  const admitted = admit(actor, "pay", applyImportInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { kind, file: given, hash } = admitted.value;
  const rows = await readRows(kind, bytesOf(given));
  if (!rows.ok) return rows;
  return inTransaction(deps, actor, async (context) => {
    const first = await movesIn(context, rows.value, { slug: slug.value, hash });
    if (!first.ok) return first;
    await lockContracts(
      context,
      first.value.moving.map(({ contratId }) => contratId),
    );
    // Again under the locks: someone may have written to the same dossiers, or closed a month, since they were read.
    const moves =
      first.value.moving.length === 0
        ? first
        : await movesIn(context, rows.value, { slug: slug.value, hash });
    return moves.ok ? write(context, { kind, hash }, moves.value) : moves;
  });
}

/** What applying a file would write now. */
interface Moves {
  readonly moving: readonly ImportChange[];
  readonly unchanged: number;
  readonly lines: number;
}

async function movesIn(
  context: Context,
  rows: ImportRows,
  { slug, hash }: { readonly slug: string; readonly hash: string },
): Promise<Result<Moves>> {
  const preview = await previewIn(context, rows, slug);
  if (!preview.ok) return preview;
  const { lines, changes } = preview.value;
  const refused = lines.filter(({ status }) => status === "refused");
  if (refused.length > 0) return failure([refusedLines(refused)]);
  const moving = changes.filter(({ change }) => change !== "none");
  if (moving.length > 0 && preview.value.hash !== hash) return failure([previewMoved()]);
  return success({ moving, unchanged: changes.length - moving.length, lines: lines.length });
}

async function write(
  context: Context,
  { kind, hash }: { readonly kind: ImportKind; readonly hash: string },
  { moving, unchanged, lines }: Moves,
): Promise<Result<AppliedImport>> {
  const { unit } = context;
  for (const change of moving) {
    const contrat = await unit.people.contrat(change.contratId);
    if (!(await unit.pieces.write(change.contratId, pieceOf(change, contrat?.debut ?? ""))))
      return failure([changedMeanwhile("Un enregistrement", [change.kind, change.key])]);
  }
  if (moving.length > 0)
    await note(context, {
      action: "import",
      target: kind,
      data: {
        apercu: hash,
        lignes: lines,
        ecrits: moving.length,
        contrats: [...new Set(moving.map(({ contratId }) => contratId))].toSorted(),
      },
    });
  return success({ written: moving.length, unchanged });
}

function bytesOf(given: z.output<typeof file>): Uint8Array {
  return "text" in given
    ? new TextEncoder().encode(given.text)
    : Uint8Array.from(Buffer.from(given.base64, "base64"));
}

function refusedLines(refused: ImportPreview["lines"]): Problem {
  const said = refused.slice(0, 5).map(({ line, reasons }) => `ligne ${line} : ${reasons.join(" ; ")}`);
  return {
    code: "IMPORT_REFUSED",
    path: refused.slice(0, 100).map(({ line }) => String(line)),
    message: `${refused.length} ligne${refused.length > 1 ? "s sont refusées" : " est refusée"}, et rien n'est écrit. ${said.join(" ")}`,
    remedy: "Corrigez ces lignes dans le fichier, puis relisez l'aperçu.",
  };
}

function previewMoved(): Problem {
  return {
    code: "IMPORT_MOVED",
    path: ["hash"],
    message:
      "Le fichier ou les dossiers ont changé depuis l'aperçu : ce qui serait écrit n'est plus ce qui a été lu.",
    remedy: "Relisez l'aperçu, puis appliquez-le.",
  };
}
