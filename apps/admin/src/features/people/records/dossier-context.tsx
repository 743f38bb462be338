import { createContext, use } from "react";
import type { FieldContext } from "./field-input.tsx";
import type { Piece } from "./shapes.ts";
import type { Typing } from "./typed-records.ts";

/** What all the tables of a contract share. */
export interface DossierContext {
  readonly contratId: string;
  readonly pieces: readonly Piece[];
  /** Months that are closed, as `2026-03`. */
  readonly closed: ReadonlySet<string>;
  readonly typing: Typing;
  readonly fields: FieldContext;
  readonly mayPay: boolean;
}

const Context = createContext<DossierContext | null>(null);

export const DossierProvider = Context.Provider;

export function useDossier(): DossierContext {
  const dossier = use(Context);
  if (dossier === null) throw new Error("useDossier is called outside of a contract's page");
  return dossier;
}
