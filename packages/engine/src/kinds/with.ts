import type { Kind } from "../draft.ts";
import { minus, reference } from "../expression.ts";

/** What a value would be more (or less) if some inputs were other: the employer cost that a provision would add if it were paid. */
export const withReplaced: Kind<"with"> = {
  desugar(line, context) {
    const replaced = `${line.id}.replaced`;
    const node = context.node(null, context.rounded(minus(reference(replaced), context.formula(line.of))), {
      text: `${line.of} si ${replacements(line.replace)}, moins ${line.of}`,
    });
    return {
      nodes: [node],
      parts: { amount: line.id },
      withs: [
        {
          node: replaced,
          of: line.of,
          replace: new Map(
            Object.entries(line.replace).map(([id, formula]) => [id, context.formula(formula)]),
          ),
          owner: line.id,
          at: context.at,
        },
      ],
    };
  },
  sentence: (line) => `${line.label} : ce que ${line.of} vaudrait de plus si ${replacements(line.replace)}.`,
};

function replacements(replace: Readonly<Record<string, string>>): string {
  return Object.entries(replace)
    .map(([id, formula]) => `${id} était ${formula}`)
    .join(" et ");
}
