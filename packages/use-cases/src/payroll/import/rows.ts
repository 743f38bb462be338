import type { Problem } from "@bareme/kernel";

/** A row of a file with its number there, header included: the first row of data is 2. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What one file may hold: of the machine, so that no file stops the others' work. */
export const MOST_BYTES = 4_000_000;
export const MOST_ROWS = 10_000;
export const MOST_CELLS = 60;

export function unreadable(why: string): Problem {
  return {
    code: "IMPORT_UNREADABLE",
    path: [],
    message: `Le fichier ne peut pas être lu : ${why}.`,
    remedy: "Donnez un CSV dont les colonnes sont séparées par « ; », ou un classeur XLSX.",
  };
}

export function tooLarge(): Problem {
  return {
    code: "IMPORT_TOO_LARGE",
    path: [],
    message: `Le fichier est trop grand : ${MOST_ROWS} lignes et 4 Mo au plus.`,
    remedy: "Découpez-le, par mois ou par salarié porté.",
  };
}
