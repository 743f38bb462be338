import { Decimal } from "decimal.js";
import type { EvaluationRequest, Evaluator } from "@bareme/engine";
import { plainCost, simplifiedCost, solvePayslip } from "./hand-written/payslip.ts";
import { openModel, type ModelSolved } from "./publicodes.ts";
import { openStack, STACKS } from "./rule-stack.ts";
import { BUDGET, COMPLEMENT, requestFor, SALAIRE_DE_BASE, TURNOVERS } from "./sp26-01.ts";

/** One thing that is measured: each call makes one whole payslip. */
export interface Case {
  readonly id: string;
  readonly label: string;
  readonly family: Family;
  readonly run: () => unknown;
}

export const FAMILIES = ["engine", "hand", "publicodes"] as const;
export type Family = (typeof FAMILIES)[number];

/** Total costs that the model's own inversion reaches; none lies in a hole of the cost. */
export const TOTAL_COSTS = [BUDGET, "4000.00", "6000.00", "12000.00"] as const;

export function lawRequest(totalCost: string): EvaluationRequest {
  return {
    period: "2026-01",
    facts: { typeContrat: "CDI", statut: "cadre", dateDebutContrat: "2026-01-01", coutVise: totalCost },
  };
}

/** The cases of a family. Opening one reads and compiles; nothing of that is in `run`. */
export function openCases(family: Family): readonly Case[] {
  return { engine: engineCases, hand: handWrittenCases, publicodes: publicodesCases }[family]();
}

function engineCases(): readonly Case[] {
  const full = openStack(STACKS["cap-garance"]);
  const law = openStack(STACKS["law-inverse"]);
  const made = (
    id: string,
    label: string,
    evaluate: Evaluator,
    requests: readonly EvaluationRequest[],
  ): Case => ({
    id,
    label,
    family: "engine",
    run: inTurn(requests, (request) => documentOf(evaluate, request)),
  });
  return [
    made("engine.solved", "engine, SP26-01 solved", full, [requestFor("9500.00")]),
    made(
      "engine.spread",
      "engine, eight turnovers solved",
      full,
      TURNOVERS.map((turnover) => requestFor(turnover)),
    ),
    made("engine.forward", "engine, SP26-01 forward", full, [requestFor("9500.00", COMPLEMENT)]),
    made("engine.law", "engine, law alone, gross solved", law, TOTAL_COSTS.map(lawRequest)),
  ];
}

function handWrittenCases(): readonly Case[] {
  const base = new Decimal(SALAIRE_DE_BASE);
  // The fees of 5 % are taken here, so that both sides start from a turnover.
  const budgets = TURNOVERS.map((turnover) => new Decimal(turnover).times("0.95").toDecimalPlaces(2));
  const budget = new Decimal(BUDGET);
  return [
    {
      id: "hand.solved",
      label: "by hand, SP26-01 solved",
      family: "hand",
      run: () => solvePayslip(budget, base, plainCost),
    },
    {
      id: "hand.spread",
      label: "by hand, eight turnovers solved",
      family: "hand",
      run: inTurn(budgets, (one) => solvePayslip(one, base, plainCost)),
    },
    {
      id: "hand.simplified",
      label: "by hand, SP26-01 solved, cost simplified",
      family: "hand",
      run: () => solvePayslip(budget, base, simplifiedCost),
    },
  ];
}

function publicodesCases(): readonly Case[] {
  const solve = openModel();
  const run = inTurn(TOTAL_COSTS, (cost): ModelSolved => solve(cost));
  return [{ id: "publicodes.law", label: "publicodes, law alone, gross solved", family: "publicodes", run }];
}

function inTurn<T>(inputs: readonly T[], run: (input: T) => unknown): () => unknown {
  let next = 0;
  return () => {
    const input = inputs[next];
    next = (next + 1) % inputs.length;
    return input === undefined ? undefined : run(input);
  };
}

function documentOf(evaluate: Evaluator, request: EvaluationRequest): unknown {
  const { document } = evaluate(request);
  if (document.problems.length > 0) throw new Error(JSON.stringify(document.problems));
  return document;
}
