import { Decimal } from "decimal.js";
import { lawRequest, TOTAL_COSTS } from "./cases.ts";
import { plainCost, simplifiedCost, solvePayslip } from "./hand-written/payslip.ts";
import { openModel } from "./publicodes.ts";
import { openStack, STACKS } from "./rule-stack.ts";
import { PRINTED, requestFor, SALAIRE_DE_BASE, TOTALS, TURNOVERS } from "./sp26-01.ts";

/** The model's inversion is not exact; beyond this many euros the two did not solve the same problem. */
const MODEL_TOLERANCE = 0.1;

/** What is wrong with the results whose speed is measured; empty when all three agree. */
export function findFaults(): readonly string[] {
  return [...publishedPayslip(), ...engineAgainstHand(), ...engineAgainstModel()];
}

function publishedPayslip(): string[] {
  const { values } = openStack(STACKS["cap-garance"])(requestFor("9500.00")).document;
  const expected: Record<string, string> = {
    salaireComplementaire: TOTALS.salaireComplementaire,
    remunerationBrute: TOTALS.remunerationBrute,
    cotisationsSalariales: TOTALS.cotisationsSalariales,
    chargesDuCompte: TOTALS.cotisationsPatronales,
    provisionReserve: TOTALS.provisionReserve,
    coutDuMois: TOTALS.coutDuMois,
    netAPayer: TOTALS.netAPayer,
  };
  for (const [id, [, employee, employer]] of Object.entries(PRINTED)) {
    if (employee !== "0.00") expected[`${id}.employee`] = employee;
    if (employer !== "0.00") expected[`${id}.employer`] = employer;
  }
  return Object.entries(expected)
    .filter(([id, amount]) => values[id] !== amount)
    .map(
      ([id, amount]) => `engine, SP26-01: ${id} is ${values[id] ?? "absent"}, the payslip prints ${amount}`,
    );
}

function engineAgainstHand(): string[] {
  const evaluate = openStack(STACKS["cap-garance"]);
  return TURNOVERS.flatMap((turnover) => {
    const { values } = evaluate(requestFor(turnover)).document;
    const budget = new Decimal(values["budgetDePaie"] ?? "0");
    return [plainCost, simplifiedCost].flatMap((cost) => {
      const byHand = solvePayslip(budget, new Decimal(SALAIRE_DE_BASE), cost);
      return (["salaireComplementaire", "provisionReserve", "coutDuMois", "netAPayer"] as const)
        .filter((id) => byHand[id].toFixed(2) !== values[id])
        .map(
          (id) =>
            `turnover ${turnover}: ${id} is ${values[id] ?? "absent"}, by hand ${byHand[id].toFixed(2)}`,
        );
    });
  });
}

function engineAgainstModel(): string[] {
  const evaluate = openStack(STACKS["law-inverse"]);
  const solve = openModel();
  return TOTAL_COSTS.flatMap((cost) => {
    const { values, problems } = evaluate(lawRequest(cost)).document;
    if (problems.length > 0) return problems.map(({ message }) => `total cost ${cost}: ${message}`);
    const { gross } = solve(cost);
    const difference = new Decimal(values["remunerationBrute"] ?? "0").minus(gross).abs();
    if (difference.lte(MODEL_TOLERANCE)) return [];
    return [
      `total cost ${cost}: gross is ${values["remunerationBrute"] ?? "absent"}, publicodes finds ${gross}`,
    ];
  });
}
