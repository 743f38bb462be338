import type { Answers } from "../../../api/session.tsx";
import type { Field, JsonRecord, Option } from "./fields.ts";

export type Piece = Answers["payroll"]["readContrat"]["pieces"][number];
type PieceKind = Piece["kind"];

/** A sort of record: how it is called, asked and shown in a table. */
export interface RecordShape {
  /** Names the shape among all. */
  readonly id: string;
  readonly kind: PieceKind;
  /** « une facture ». */
  readonly one: string;
  readonly title: string;
  readonly empty: string;
  readonly fields: readonly Field[];
  readonly columns: readonly RecordColumn[];
  /** The fields that make its key. */
  readonly identity: readonly string[];
  /** The record stands in the piece under this key: an avantage. */
  readonly within?: string;
  /** A record of the month of its date: it never changes once that month is closed. */
  readonly ofOneMonth?: boolean;
  /** At most one: the opening of the account. */
  readonly single?: boolean;
  /** Which pieces of the kind are of this shape; all unless said. */
  readonly takes?: (record: JsonRecord) => boolean;
}

export interface RecordColumn {
  readonly head: string;
  readonly key: string;
  readonly as?: "euros" | "date" | "month" | "number" | "option";
}

export const id = (label: string, hint?: string): Field => ({
  key: "id",
  label,
  kind: "text",
  required: true,
  ...(hint !== undefined && { hint }),
});
export const date = (label = "Date"): Field => ({ key: "date", label, kind: "date", required: true });
export const euros = (key: string, label: string, more: Partial<Field> = {}): Field => ({
  key,
  label,
  kind: "decimal",
  unit: "EUR",
  ...pick(more),
});
export const number = (key: string, label: string, more: Partial<Field> = {}): Field => ({
  key,
  label,
  kind: "decimal",
  ...pick(more),
});

function pick({
  required,
  hint,
  shown,
}: Partial<Field>): Partial<Pick<Field, "required" | "hint" | "shown">> {
  return {
    ...(required !== undefined && { required }),
    ...(hint !== undefined && { hint }),
    ...(shown !== undefined && { shown }),
  };
}

/** The words of an option that some field of the shape offers. */
export function optionOf(fields: readonly Field[], key: string, value: string): string {
  const found = fields.flatMap((field): readonly Option[] =>
    field.key === key && (field.kind === "choice" || field.kind === "several") ? field.options : [],
  );
  return found.find((option) => option.value === value)?.label ?? value;
}
