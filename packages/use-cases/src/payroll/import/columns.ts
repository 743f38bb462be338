import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { plainWord } from "./cells.ts";
import type { Row } from "./rows.ts";

/** What is imported, by the columns of its file; those in the second list may be missing or empty. */
const FORMATS = {
  cra: {
    needed: ["matricule", "date", "nature", "unite"],
    optional: ["mission", "quantite", "debut", "fin", "commentaire"],
  },
  factures: {
    needed: ["facture", "matricule", "date", "ht", "tva", "ttc"],
    optional: ["client", "mission", "echeance"],
  },
  encaissements: { needed: ["facture", "date", "montant"], optional: [] },
} as const satisfies Readonly<
  Record<string, { readonly needed: readonly string[]; readonly optional: readonly string[] }>
>;

export type ImportKind = keyof typeof FORMATS;

/** A row by the names of its columns; a column that the file lacks is empty. */
export interface NamedRow {
  readonly line: number;
  readonly cell: (column: string) => string;
}

/** The rows under their header. A column that the format does not know is refused: it would be lost in silence. */
export function nameColumns(rows: readonly Row[], kind: ImportKind): Result<readonly NamedRow[]> {
  const { needed, optional } = FORMATS[kind];
  const [header, ...data] = rows;
  const names = (header?.cells ?? []).map((cell) =>
    plainWord(cell)
      .replace(/\(.*\)$/, "")
      .trim(),
  );
  while (names.at(-1) === "") names.pop();
  const known: readonly string[] = [...needed, ...optional];
  const missing = needed.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !known.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (missing.length + unknown.length + twice.length > 0)
    return failure([wrongColumns(known, { missing, unknown, twice })]);
  const longer = data.find(({ cells }) => cells.slice(names.length).some((cell) => cell !== ""));
  if (longer !== undefined) return failure([tooManyCells(longer.line)]);
  return success(
    data.map(({ line, cells }) => ({ line, cell: (column) => cells[names.indexOf(column)] ?? "" })),
  );
}

function wrongColumns(
  known: readonly string[],
  wrong: {
    readonly missing: readonly string[];
    readonly unknown: readonly string[];
    readonly twice: readonly string[];
  },
): Problem {
  const said = [
    ...wrong.missing.map((name) => `« ${name} » manque`),
    ...wrong.unknown.map((name) => `« ${name.slice(0, 40)} » n'est pas connue`),
    ...wrong.twice.map((name) => `« ${name} » figure deux fois`),
  ];
  return {
    code: "IMPORT_COLUMNS",
    path: ["1"],
    message: `Les colonnes de la première ligne ne sont pas celles attendues : ${said.slice(0, 10).join(", ")}.`,
    remedy: `Écrivez en première ligne : ${known.join(";")}.`,
  };
}

function tooManyCells(line: number): Problem {
  return {
    code: "IMPORT_COLUMNS",
    path: [String(line)],
    message: `La ligne ${line} a plus de cases que la première ligne n'a de colonnes.`,
    remedy: "Mettez entre guillemets un texte qui contient « ; ».",
  };
}
