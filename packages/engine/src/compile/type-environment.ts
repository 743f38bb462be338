import type { NodeDraft } from "../draft.ts";
import type { CarryPlan, CollectionPlan, GridPlan, ParameterPlan, ScalarPlan } from "../plan.ts";
import { valueType } from "../value-type.ts";
import type { Typed, TypeEnvironment } from "./types.ts";
import { combine, dimensionsOf } from "./units.ts";

/** What a stack declares, as far as types go. */
interface DeclaredTypes {
  readonly facts: readonly ScalarPlan[];
  readonly collections: readonly CollectionPlan[];
  readonly parameters: readonly ParameterPlan[];
  readonly grids: readonly GridPlan[];
  readonly carries: readonly CarryPlan[];
}

/** A node of a cycle, which has been reported: nothing more is said of its type. */
export const UNTYPED: Typed = { type: "number", dimensions: null, inexact: false };

/** The types of names; those of nodes are read from `types`, which fills as they are inferred. */
export function typeEnvironment(
  { facts, collections, parameters, grids, carries }: DeclaredTypes,
  nodes: readonly NodeDraft[],
  types: ReadonlyMap<string, Typed>,
): TypeEnvironment {
  const factTypes = new Map(facts.map((fact) => [fact.id, scalarType(fact)]));
  const nodeIds = new Set(nodes.map((draft) => draft.id));
  const carryUnits = new Map(carries.map((carry) => [carry.id, carry.unit]));
  return {
    reference: (id) => types.get(id) ?? factTypes.get(id) ?? (nodeIds.has(id) ? UNTYPED : undefined),
    field: (collection, field) => {
      const scalar = collections.find((one) => one.id === collection)?.fields.find((one) => one.id === field);
      return scalar === undefined ? undefined : scalarType(scalar);
    },
    opening: (id) => ({
      type: "number",
      dimensions: dimensionsOf(carryUnits.get(id) ?? "EUR"),
      inexact: false,
    }),
    parameter: (id) => {
      const parameter = parameters.find((one) => one.id === id);
      return {
        type: "number",
        dimensions: dimensionsOf(parameter?.unit ?? "1"),
        inexact: parameter?.byDay ?? false,
      };
    },
    grid: (id) => {
      const grid = grids.find((one) => one.id === id);
      const amount = dimensionsOf(grid?.in ?? "EUR");
      const rate = dimensionsOf(grid?.rate ?? "1");
      return { in: amount, out: grid?.mode === "step" ? rate : combine(amount, rate, 1) };
    },
  };
}

function scalarType(scalar: ScalarPlan): Typed {
  const type = valueType(scalar.type);
  return {
    type,
    dimensions: type === "number" ? dimensionsOf(scalar.unit) : null,
    inexact: false,
    ...(scalar.options && { options: scalar.options }),
  };
}
