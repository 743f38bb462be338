import { check } from "./check.ts";
import { frenchFormula } from "./french-formula.ts";
import { namesOf } from "./names.ts";
import { formulasOf, wordsOf } from "./say-line.ts";
import type { StackTexts } from "./stack-texts.ts";

/** A formula that asks which option of a choice is picked. */
export interface ChoiceEffect {
  readonly id: string;
  readonly label: string;
  readonly french: string;
}

/** The formulas of lines that name a choice, in French: what picking one option or another does. */
export function choiceEffects(texts: StackTexts, choice: string): readonly ChoiceEffect[] {
  const { layers } = check(texts);
  const words = wordsOf(namesOf(layers));
  const asks = new RegExp(`\\b${choice}\\s*!?=`);
  return layers
    .flatMap((layer) => layer?.lines ?? [])
    .flatMap(({ statement }) =>
      formulasOf(statement).flatMap((text): readonly ChoiceEffect[] => {
        const french = asks.test(text) ? frenchFormula(text, words) : undefined;
        const lead = text === statement.when ? "s'applique si " : "";
        return french === undefined
          ? []
          : [{ id: statement.id, label: statement.label, french: `${lead}${french}` }];
      }),
    );
}
