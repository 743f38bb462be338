import { PIECE_KINDS, type AppliedImport, type ImportChange, type ImportPreview } from "@bareme/use-cases";
import { z } from "zod";
import { hash } from "./texts.ts";
import { exactly } from "./exactly.ts";

const record = z.record(z.string(), z.json()).describe("un enregistrement ; les décimaux y sont des textes");

const changeShape = exactly<ImportChange>()(
  z.strictObject({
    contratId: z.uuid(),
    kind: z.enum(PIECE_KINDS),
    key: z.string(),
    lines: z.array(z.int()).describe("lignes du fichier qui le font"),
    change: z.enum(["add", "replace", "none"]),
    before: record.nullable(),
    after: record,
    revision: z.int().describe("de l'enregistrement remplacé ; 0 pour un nouveau"),
  }),
);

/** What a file would change, line by line. */
export const importPreviewShape = exactly<ImportPreview>()(
  z.strictObject({
    kind: z.enum(["cra", "factures", "encaissements"]),
    lines: z.array(
      z.strictObject({
        line: z.int(),
        status: z.enum(["accepted", "corrected", "refused"]),
        reasons: z.array(z.string()),
      }),
    ),
    changes: z.array(changeShape),
    hash: hash.describe("marque de l'aperçu, à donner pour l'appliquer"),
  }),
);

export const appliedImportShape = exactly<AppliedImport>()(
  z.strictObject({
    written: z.int(),
    unchanged: z.int().describe("enregistrements déjà tels que le fichier les dit"),
  }),
);
