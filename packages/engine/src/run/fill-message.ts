import type { Decimal } from "@bareme/kernel";
import { axisDate, parameterAt } from "./dated-values.ts";
import type { Frame } from "./frame.ts";
import { numberText, valueOf } from "./node-values.ts";
import type { Program } from "./program.ts";
import { french, plainText, readable, valueToText } from "./value-text.ts";

/** Where a message stands: in an evaluation, at an item of a list or at none. */
interface Place {
  readonly program: Program;
  readonly frame: Frame;
  readonly index: number;
  readonly item: string | undefined;
}

/** Replaces {name} by the value of a line, a fact, a parameter or an item's field, as people read it. */
export function fillMessage(message: string, place: Place): string {
  return message.replaceAll(/\{([a-zA-Z][\w.]*)\}/g, (whole, name: string) => named(name, place) ?? whole);
}

/** The value of a name, as people read it; undefined when it has none. */
function named(name: string, { program, frame, index, item }: Place): string | undefined {
  const node = program.nodesById.get(name);
  if (node !== undefined) {
    const value = valueOf(node, frame, index);
    if (value === undefined) return undefined;
    return node.plan.type === "number"
      ? french(numberText(node, value as Decimal), node.plan.unit)
      : plainText(value);
  }
  const fact = program.plan.facts.find((candidate) => candidate.id === name);
  if (fact !== undefined) {
    const value = frame.values[program.slots.get(name)?.slot ?? -1];
    return value === undefined ? undefined : readable(value, fact.unit);
  }
  const parameter = program.plan.parameters.find(
    (candidate) => candidate.id === name && !candidate.keyed && candidate.axis !== "other",
  );
  if (parameter !== undefined) {
    const date = axisDate(parameter.axis, program.moments);
    const value = parameterAt(parameter, undefined, date, program.moments);
    return "code" in value ? undefined : french(valueToText(value, parameter.unit, null), parameter.unit);
  }
  return fieldOf(name, { program, frame, index, item });
}

function fieldOf(name: string, { program, frame, index, item }: Place): string | undefined {
  const [head, field] = name.split(".");
  const position = program.plan.collections.findIndex((collection) => collection.item === head);
  const collection = program.plan.collections[position];
  if (collection === undefined) return undefined;
  if (field === "id") return item;
  const at = collection.fields.findIndex((candidate) => candidate.id === field);
  const plan = collection.fields[at];
  const value = plan === undefined ? undefined : frame.items[position]?.[index]?.fields[at];
  return value === undefined || plan === undefined ? undefined : readable(value, plan.unit);
}
