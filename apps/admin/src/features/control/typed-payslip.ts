import { decimalOf } from "../../format/typed-decimal.ts";

/** A payslip and its statement as they are typed from paper: texts, a line that says nothing is not there. */
export interface TypedPayslip {
  readonly lignes: readonly TypedRow[];
  readonly totaux: TypedRow;
  readonly compte: TypedRow;
  readonly imputations: readonly TypedRow[];
}

/** The cells of a line by their columns. */
export type TypedRow = Readonly<Record<string, string>>;

export interface TypedColumn {
  readonly id: string;
  readonly label: string;
}

const LINE: TypedColumn = { id: "ligne", label: "Ligne du bulletin" };

export const LINE_COLUMNS: readonly TypedColumn[] = [
  LINE,
  { id: "base", label: "Base" },
  { id: "tauxSalarial", label: "Taux salarial" },
  { id: "salarial", label: "Part salariale" },
  { id: "tauxPatronal", label: "Taux patronal" },
  { id: "patronal", label: "Part patronale" },
  { id: "montant", label: "Montant" },
];

export const IMPUTATION_COLUMNS: readonly TypedColumn[] = [
  { id: "ligne", label: "Ligne du relevé" },
  { id: "montant", label: "Montant" },
];

export const TOTALS: readonly TypedColumn[] = [
  { id: "remunerationBrute", label: "Rémunération brute" },
  { id: "cotisationsSalariales", label: "Cotisations salariales" },
  { id: "cotisationsPatronales", label: "Cotisations patronales" },
  { id: "netAvantImpot", label: "Net avant impôt" },
  { id: "montantNetSocial", label: "Montant net social" },
  { id: "netImposable", label: "Net imposable" },
  { id: "pas", label: "Impôt prélevé à la source" },
  { id: "netAPayer", label: "Net à payer" },
  { id: "totalVerseEmployeur", label: "Total versé par l'employeur" },
];

export const ACCOUNT: readonly TypedColumn[] = [
  { id: "caHt", label: "Chiffre d'affaires HT" },
  { id: "soldeOuverture", label: "Solde d'ouverture" },
  { id: "soldeCloture", label: "Solde de clôture" },
];

export const NOTHING_TYPED: TypedPayslip = { lignes: [], totaux: {}, compte: {}, imputations: [] };

/** A payslip as the server controls it; rows that are left empty are not sent, and `rows` tells where each sent line stands on the screen. */
export interface AskedControl {
  readonly bulletin: { readonly lignes: readonly TypedRow[]; readonly totaux: TypedRow };
  readonly compte?: { readonly lignes: readonly TypedRow[] } & Readonly<Record<string, unknown>>;
  readonly rows: { readonly lignes: readonly number[]; readonly imputations: readonly number[] };
}

export function toAsked({ lignes, totaux, compte, imputations }: TypedPayslip): AskedControl {
  const [lines, imputed] = [filledRows(lignes), filledRows(imputations)];
  const account = filled(compte);
  const hasAccount = Object.keys(account).length > 0 || imputed.rows.length > 0;
  return {
    bulletin: { lignes: lines.rows, totaux: filled(totaux) },
    ...(hasAccount && { compte: { ...account, lignes: imputed.rows } }),
    rows: { lignes: lines.places, imputations: imputed.places },
  };
}

/** The cell of the screen that a place of the asked file is: `bulletin.lignes.3.patronal` is a column of a row. */
export function cellAt(path: readonly (string | number)[], { rows }: AskedControl): string | null {
  const [part, list, rank, column] = path.map(String);
  if (part === "bulletin" && list === "totaux") return cellId("totaux", 0, rank ?? "");
  if (part === "compte" && list !== "lignes") return cellId("compte", 0, list ?? "");
  const table = part === "bulletin" ? "lignes" : "imputations";
  const row = rows[table][Number.parseInt(rank ?? "", 10)];
  return row === undefined ? null : cellId(table, row, column ?? "ligne");
}

export function cellId(table: keyof TypedPayslip, row: number, column: string): string {
  return `${table}-${row}-${column}`;
}

/** Cells pasted from a spreadsheet, from a cell on: lines by line breaks, columns by tabs. */
export function pasted(
  rows: readonly TypedRow[],
  columns: readonly TypedColumn[],
  { row, column, text }: { readonly row: number; readonly column: number; readonly text: string },
): readonly TypedRow[] {
  const cells = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  const count = Math.max(rows.length, row + cells.length);
  return Array.from({ length: count }, (_, index) => {
    const given = cells[index - row];
    const kept = rows[index] ?? {};
    if (given === undefined) return kept;
    const put = given.flatMap((cell, offset) => {
      const at = columns[column + offset];
      return at === undefined ? [] : [[at.id, cell.trim()] as const];
    });
    return { ...kept, ...Object.fromEntries(put) };
  });
}

function filledRows(rows: readonly TypedRow[]) {
  const all = rows.map((row, place) => ({ row: filled(row), place }));
  const said = all.filter(({ row }) => Object.keys(row).length > 0);
  return { rows: said.map(({ row }) => row), places: said.map(({ place }) => place) };
}

/** What a line says, its amounts as decimal texts. */
function filled(row: TypedRow): TypedRow {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, text]) => {
      const said = column === "ligne" ? text.trim() : decimalOf(text);
      return said === "" ? [] : [[column, said] as const];
    }),
  );
}
