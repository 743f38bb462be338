import type { PieceKind } from "../../ports/store.ts";
import type { JsonObject } from "../inputs.ts";

/** A line of a file as it was read: the record it makes, or why it makes none. */
export type ReadLine =
  | {
      readonly line: number;
      readonly contratId: string;
      readonly kind: PieceKind;
      readonly record: JsonObject;
      /** What had to be put right. */
      readonly fixed: readonly string[];
    }
  | { readonly line: number; readonly refused: readonly string[] };

/** Gathers what is wrong with a line and what was put right in it. */
export interface Notes {
  readonly wrong: string[];
  readonly fixed: string[];
}

/** The value of a cell; notes what was put right, or that it cannot be read. */
export function take<T>(
  read: { readonly value: T; readonly fixed: string | null } | undefined,
  refusal: string,
  notes: Notes,
): T | undefined {
  if (read === undefined) notes.wrong.push(refusal);
  else if (read.fixed !== null) notes.fixed.push(read.fixed);
  return read?.value;
}
