import { decimal } from "@bareme/kernel";
import { DERIVED, faultOf, isFault, type Fault, type Frame } from "./frame.ts";
import type { LinkedNode } from "./program.ts";

/** The value of one node, item by item where it has items; 0 (or false) where its line does not apply. */
export function runNode(node: LinkedNode, frame: Frame): unknown {
  if (node.collection === null) return appliesTo(node, frame, 0) ? node.run(frame) : absentOf(node.plan.type);
  const outer = frame.item;
  const count = (frame.items[node.collection] ?? []).length;
  const values: unknown[] = [];
  const faults: Fault[] = [];
  for (frame.item = 0; frame.item < count; frame.item++) {
    try {
      values.push(appliesTo(node, frame, frame.item) ? node.run(frame) : absentOf(node.plan.type));
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown;
      faults.push(thrown);
    }
  }
  frame.item = outer;
  const [first, ...others] = faults.flatMap(({ problem }) => problem ?? []);
  if (faults.length > 0) throw first === undefined ? DERIVED : { ...faultOf(first), others };
  return values;
}

function appliesTo(node: LinkedNode, frame: Frame, index: number): boolean {
  if (node.guardSlot === null) return true;
  const value = node.guardEach
    ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index]
    : frame.values[node.guardSlot];
  if (value === undefined) throw DERIVED;
  return value === true;
}

const ABSENT = decimal("0");

/** What stands for a value whose line does not apply. */
export function absentOf(type: string): unknown {
  return type === "number" ? ABSENT : type === "boolean" ? false : "";
}
