import type { Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "./document.ts";
import type { Frame } from "./frame.ts";
import { itemsOf, numberText } from "./node-values.ts";
import type { Program } from "./program.ts";
import type { Inputs } from "./request.ts";

/** What the month carries over to the next; items that it did not have keep what they had. */
export function writeClosing(program: Program, frame: Frame, inputs: Inputs): EvaluationDocument["closing"] {
  const closing: Record<string, string | Record<string, string>> = { period: program.moments.period };
  program.plan.carries.forEach((carry, index) => {
    const node = program.nodesById.get(carry.id);
    const value = node === undefined ? undefined : frame.values[node.slot];
    if (node === undefined || value === undefined) return;
    if (node.collection === null) {
      closing[carry.id] = numberText(node, value as Decimal);
      return;
    }
    const byItem = new Map(
      [...(inputs.kept[index] ?? [])].map(([item, amount]) => [item, numberText(node, amount)]),
    );
    itemsOf(node, frame).forEach((item, position) =>
      byItem.set(item, numberText(node, (value as readonly Decimal[])[position] as Decimal)),
    );
    closing[carry.id] = Object.fromEntries([...byItem].sort(([left], [right]) => (left < right ? -1 : 1)));
  });
  return closing;
}
