import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { pieceOf } from "./import/changes.ts";
import { previewIn, type ImportPreview } from "./import/preview.ts";
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
  const { kind } = admitted.value;
  return inTransaction(deps, actor, (context) =>
    previewIn(context, { kind, bytes: bytesOf(admitted.value.file) }, slug.value),
  );
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
  const { kind, hash } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const { unit } = context;
    const preview = await previewIn(context, { kind, bytes: bytesOf(admitted.value.file) }, slug.value);
    if (!preview.ok) return preview;
    const { lines, changes } = preview.value;
    const refused = lines.filter(({ status }) => status === "refused");
    if (refused.length > 0) return failure([refusedLines(refused)]);
    const moving = changes.filter(({ change }) => change !== "none");
    if (moving.length > 0 && preview.value.hash !== hash) return failure([previewMoved()]);
    for (const contratId of new Set(moving.map((one) => one.contratId)))
      if (await closedMeanwhile(context, contratId)) return failure([previewMoved()]);
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
          lignes: lines.length,
          ecrits: moving.length,
          contrats: [...new Set(moving.map(({ contratId }) => contratId))].toSorted(),
        },
      });
    return success({ written: moving.length, unchanged: changes.length - moving.length });
  });
}

/** Holds the open month of a contract until the end; true when it was closed while the preview was read. */
async function closedMeanwhile({ unit }: Context, contratId: string): Promise<boolean> {
  const open = (await unit.months.ofContrat(contratId)).filter(({ status }) => status !== "clos");
  for (const { id } of open) if ((await unit.months.lock(id))?.status === "clos") return true;
  return false;
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
