import type { Kind } from "../draft.ts";
import { reference, sumOf, times } from "../expression.ts";

/**
 * A share of a sum of lines: apportAffaires is tauxApportAffaires × (salaireDeBase + salaireComplementaire).
 *
 * EUR per month. The sum keeps full precision; only the result is rounded, and the line says how, because the texts do not all round alike.
 */
export const rateOfSum: Kind<"rate-of-sum"> = {
  desugar(line, context) {
    const base = context.node("base", sumOf(line.base.map((term) => context.formula(term))), {
      text: line.base.join(" + "),
    });
    const rate = context.node("rate", context.formula(line.rate), { text: line.rate, unit: "%" });
    const amount = context.node(null, context.rounded(times(reference(rate.id), reference(base.id))), {
      text: `${line.rate} × (${line.base.join(" + ")})`,
    });
    return { nodes: [base, rate, amount], parts: { amount: line.id, base: base.id, rate: rate.id } };
  },
  sentence: (line) => `${line.label} : ${line.rate} de la somme de ${line.base.join(", ")}.`,
};
