import { daysInMonth } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import type { Plan, ValueType } from "../plan.ts";
import { valueType } from "../value-type.ts";
import { compileFilter } from "./bounds.ts";
import type { Moments } from "./dates.ts";
import type { LinkContext, SlotOf } from "./link-context.ts";

/** What the closures of a plan are compiled against; `points` counts the places that it reserves. */
export function contextOfPlan(
  plan: Plan,
  moments: Moments,
  slots: ReadonlyMap<string, SlotOf>,
  points: { count: number },
): LinkContext {
  const collections = new Map(plan.collections.map((collection, index) => [collection.id, index]));
  const fields = new Map(
    plan.collections.map((collection) => [
      collection.id,
      new Map(collection.fields.map((field, index) => [field.id, index])),
    ]),
  );
  const carries = new Map(
    plan.carries.map((carry, index) => [carry.id, { index, each: carry.each !== null, label: carry.label }]),
  );
  const parameters = new Map(plan.parameters.map((parameter) => [parameter.id, parameter]));
  const grids = new Map(plan.grids.map((grid) => [grid.id, grid]));
  const cone = new Set(plan.solve === null ? [] : [plan.solve.line, ...plan.solve.cone]);
  const context: LinkContext = {
    moments,
    periodEnd: `${moments.period}-${String(daysInMonth(moments.period)).padStart(2, "0")}`,
    slot: (id) => found(slots.get(id), id),
    collectionIndex: (id) => found(collections.get(id), id),
    fieldIndex: (collection, field) => found(fields.get(collection)?.get(field), `${collection}.${field}`),
    carry: (id) => found(carries.get(id), id),
    parameter: (id) => found(parameters.get(id), id),
    grid: (id) => found(grids.get(id), id),
    typeOf: typeReader(plan),
    inCone: (id) => cone.has(id),
    reservePoint: () => points.count++,
    roundingFilter: (of, step, mode, owner) => compileFilter(of, step, mode, owner, context),
  };
  return context;
}

/** The type of an expression: of a name, of a field, or of what its operation gives. */
function typeReader(plan: Plan): (expression: Expression) => ValueType {
  const types = new Map<string, ValueType>([
    ...plan.facts.map((fact) => [fact.id, valueType(fact.type)] as const),
    ...plan.nodes.map((node) => [node.id, node.type] as const),
  ]);
  const fieldTypes = new Map(
    plan.collections.map((collection) => [
      collection.id,
      new Map(collection.fields.map((field) => [field.id, valueType(field.type)])),
    ]),
  );

  const typeOf = (expression: Expression): ValueType => {
    switch (expression.op) {
      case "ref":
        return types.get(expression.id) ?? "number";
      case "field":
        return fieldTypes.get(expression.collection)?.get(expression.field) ?? "number";
      case "text":
      case "itemId":
        return "text";
      case "date":
      case "moment":
        return "date";
      case "boolean":
      case "compare":
      case "and":
      case "or":
      case "not":
      case "contains":
        return "boolean";
      case "collect":
        return "texts";
      case "if":
        return typeOf(expression.then);
      case "dateFunction":
        return expression.name === "earliest" || expression.name === "latest" ? "date" : "number";
      default:
        return "number";
    }
  };
  return typeOf;
}

/** The compiler has checked every name: a missing one is a bug of ours, or a plan that was tampered with. */
function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the plan names « ${id} », which it does not hold`);
  return value;
}
