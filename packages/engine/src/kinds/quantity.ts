import type { Kind } from "../draft.ts";
import { reference, times } from "../expression.ts";

/** Hours or days times an unrounded unit rate; only the product is rounded. */
export const quantity: Kind<"quantity"> = {
  desugar(line, context) {
    const base = context.node("base", context.formula(line.quantity), { text: line.quantity, unit: null });
    const rate = context.node("rate", context.formula(line.rate), { text: line.rate, unit: null });
    const amount = context.node(null, context.rounded(times(reference(base.id), reference(rate.id))), {
      text: `${line.quantity} × ${line.rate}`,
    });
    return { nodes: [base, rate, amount], parts: { amount: line.id, base: base.id, rate: rate.id } };
  },
  sentence: (line) =>
    `${line.label} : ${line.quantity} × ${line.rate}${line.round?.mode === "up" ? ", arrondi au-dessus" : ""}.`,
};
