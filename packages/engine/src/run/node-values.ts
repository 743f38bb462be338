import type { Decimal } from "@bareme/kernel";
import type { Frame } from "./frame.ts";
import type { LinkedNode } from "./program.ts";
import { valueToText } from "./value-text.ts";

/** The value of a node, or of one of its items; undefined while missing. */
export function valueOf(node: LinkedNode, frame: Frame, item: number): unknown {
  const value = frame.values[node.slot];
  return node.collection === null ? value : (value as readonly unknown[] | undefined)?.[item];
}

/** The identifiers of a node's items. */
export function itemsOf(node: LinkedNode, frame: Frame): readonly string[] {
  return (frame.items[node.collection ?? 0] ?? []).map((item) => item.id);
}

/** A number of a node as it leaves the process. */
export function numberText(node: LinkedNode, value: Decimal): string {
  return valueToText(value, node.plan.unit, node.plan.places);
}
