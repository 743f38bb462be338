import type { Kind } from "../draft.ts";
import { reference, times } from "../expression.ts";
import { bearers } from "./bearers.ts";

/** A base and rates: each part is base × rate, rounded on its own as the payslip prints it. */
export const contribution: Kind<"contribution"> = {
  desugar(line, context) {
    const base = context.node("base", context.formula(line.base), { text: line.base });
    const employee = line.employee;
    const employer = line.employer;
    const nodes = [
      base,
      ...(employee === undefined ? [] : rateAndAmount("employee", employee)),
      ...(employer === undefined ? [] : rateAndAmount("employer", employer)),
      ...(employer === undefined ? [] : bearers(line, context)),
    ];
    return {
      nodes,
      parts: {
        base: base.id,
        ...(employee !== undefined && {
          employee: `${line.id}.employee`,
          employeeRate: `${line.id}.employeeRate`,
        }),
        ...(employer !== undefined && {
          employer: `${line.id}.employer`,
          employerRate: `${line.id}.employerRate`,
          account: `${line.id}.account`,
          company: `${line.id}.company`,
        }),
      },
    };

    function rateAndAmount(part: "employee" | "employer", rate: string) {
      const rateNode = context.node(`${part}Rate`, context.formula(rate), { text: rate, unit: "%" });
      const amount = context.rounded(times(reference(base.id), reference(rateNode.id)));
      return [rateNode, context.node(part, amount, { text: `${line.base} × ${rate}` })];
    }
  },
  sentence(line) {
    const parts = [line.employee && `${line.employee} salarié`, line.employer && `${line.employer} employeur`]
      .filter(Boolean)
      .join(" et ");
    return `${line.label} : ${parts} de ${line.base}${line.when === undefined ? "" : `, si ${line.when}`}.`;
  },
};
