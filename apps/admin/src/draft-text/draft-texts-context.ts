import { createContext, use } from "react";
import type { OwnStack } from "../core/use-stack.ts";
import type { TextStore, Texts } from "./text-store.ts";

/** All texts of the draft that the page names, and the stack with them over it. */
export interface DraftTexts {
  readonly store: TextStore;
  readonly texts: Texts;
  /** As the server has it. */
  readonly stack: OwnStack;
  /** With what is typed over it, a moment after it was typed. */
  readonly typedStack: OwnStack;
}

export const DraftTextsContext = createContext<DraftTexts | null>(null);

export function useDraftTexts(): DraftTexts {
  const texts = use(DraftTextsContext);
  if (texts === null) throw new Error("texts of a draft are asked for outside of DraftTextsProvider");
  return texts;
}

/** The rules with what is typed over them, a moment after it was typed: for `useChecked`, which then goes on showing what it had until it is checked. */
export function useTypedStack(): OwnStack {
  return useDraftTexts().typedStack;
}
