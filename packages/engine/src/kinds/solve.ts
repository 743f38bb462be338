import type { Kind } from "../draft.ts";
import { number } from "../expression.ts";

/** Where the search ends when the rule does not say: far above any pay, and near enough that it costs nothing. */
const HIGHEST = "10000000";

/** The unknown: the greatest value of a grid that meets every constraint. The solver finds it; a pin replaces it. */
export const solve: Kind<"solve"> = {
  desugar(line, context) {
    if (line.each !== undefined)
      context.fault("SHAPE_INVALID", "une inconnue vaut pour tout le mois.", "Retirez « each ».");
    if (!/[1-9]/.test(line.greatest.step) || line.greatest.step.startsWith("-"))
      context.fault(
        "SHAPE_INVALID",
        `le pas « ${line.greatest.step} » n'est pas positif.`,
        'Donnez un pas comme "0.01".',
      );
    return {
      nodes: [
        context.node(
          null,
          { op: "number", value: "0" },
          { role: "unknown", text: line["such-that"].join(" et ") },
        ),
      ],
      parts: { amount: line.id },
      solve: {
        line: line.id,
        step: line.greatest.step,
        from: context.formula(line.greatest.from),
        to: line.greatest.to === undefined ? number(HIGHEST) : context.formula(line.greatest.to),
        open: line.greatest.to === undefined,
        otherwise: context.formula(line.otherwise),
        constraints: line["such-that"].map((text) => ({ text, expression: context.formula(text) })),
      },
    };
  },
  sentence: (line) =>
    `${line.label} : le plus grand montant, au pas de ${line.greatest.step}, tel que ${line["such-that"].join(" et ")} ; à défaut ${line.otherwise}.`,
};
