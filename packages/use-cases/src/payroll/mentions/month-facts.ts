import type { Plan } from "@bareme/engine";
import type { ReadMonth } from "../kept-month.ts";

/** What a month was computed on: its facts, and the defaults of its rules where they give one. */
export type FactOf = (id: string) => string | undefined;

/** A month of the contract, and what it was computed on. */
export interface WorkedMonth {
  readonly period: string;
  readonly fact: FactOf;
}

export function factsOf({ request }: Pick<ReadMonth, "request">, plan: Plan): FactOf {
  const defaults = new Map(plan.facts.map((fact) => [fact.id, fact.default]));
  return (id) => {
    const value = request.facts[id] ?? defaults.get(id);
    return typeof value === "string" ? value : undefined;
  };
}
