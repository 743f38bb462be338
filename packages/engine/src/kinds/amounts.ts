import type { Kind } from "../draft.ts";
import { bearers } from "./bearers.ts";

/** An employee and an employer amount that no single base and rate give (a flat premium, a reduction). */
export const amounts: Kind<"amounts"> = {
  desugar(line, context) {
    const part = (name: "employee" | "employer") => {
      const formula = line[name];
      return formula === undefined
        ? []
        : [context.node(name, context.rounded(context.formula(formula)), { text: formula })];
    };
    return {
      nodes: [
        ...part("employee"),
        ...part("employer"),
        ...(line.employer === undefined ? [] : bearers(line, context)),
      ],
      parts: {
        ...(line.employee !== undefined && { employee: `${line.id}.employee` }),
        ...(line.employer !== undefined && {
          employer: `${line.id}.employer`,
          account: `${line.id}.account`,
          company: `${line.id}.company`,
        }),
      },
    };
  },
  sentence(line) {
    const parts = [
      line.employee && `${line.employee} pour le salarié`,
      line.employer && `${line.employer} pour l'employeur`,
    ]
      .filter(Boolean)
      .join(" et ");
    return `${line.label} : ${parts}${line.when === undefined ? "" : `, si ${line.when}`}.`;
  },
};
