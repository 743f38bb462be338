import type { Problem } from "@bareme/kernel";
import { REMEDY, type Report } from "./outside-data.ts";
import type { Program } from "./program.ts";
import { readChoices } from "./read-choices.ts";
import { readItems } from "./read-items.ts";
import { readOpenings } from "./read-openings.ts";
import { readPins } from "./read-pins.ts";
import { readScalar } from "./read-scalar.ts";
import type { EvaluationRequest, Inputs } from "./request.ts";

/** Reads the request into slots, with a problem for all that does not fit: nothing is ignored. */
export function readInputs(program: Program, request: EvaluationRequest, problems: Problem[]): Inputs {
  const { plan, moments } = program;
  const values: unknown[] = Array.from({ length: program.size });
  const given = new Map(Object.entries(request.facts));
  const report: Report = (code, path, message, remedy = REMEDY) =>
    void problems.push({ code, path, message, remedy });

  plan.facts.forEach((fact, slot) => {
    const value = given.get(fact.id) ?? (given.has(fact.id) ? null : fact.default);
    given.delete(fact.id);
    values[slot] =
      value === null && !Object.hasOwn(request.facts, fact.id)
        ? undefined
        : readScalar(fact, value, [fact.id], report);
  });
  const items = plan.collections.map((collection) => {
    const raw =
      given.get(collection.id) ?? (given.has(collection.id) ? null : collection.optional ? [] : undefined);
    given.delete(collection.id);
    return readItems(collection, raw, plan.choices, report);
  });
  const usages = readChoices(program, given, items, values, report);
  for (const id of given.keys())
    report(
      "FACT_UNKNOWN",
      [id],
      `« ${id} » n'est pas un fait de ces règles.`,
      "Corrigez son nom, ou retirez-le : rien n'est ignoré en silence.",
    );

  const itemIds = items.map((list) => list.map(({ id }) => id));
  const { openings, kept } = readOpenings(plan, moments, request, itemIds, values, report);
  const pinned = readPins(program, request.pins ?? {}, itemIds, values, report);
  return { values, items, openings, kept, pinned, usages };
}
