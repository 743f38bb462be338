import type { Decimal } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import { explainFact, explainLeaf } from "./explain-leaf.ts";
import type { Explained } from "./explanation.ts";
import { momentDate, type Owner } from "./link-context.ts";
import { numberText, valueOf } from "./node-values.ts";
import type { LinkedNode } from "./program.ts";
import { french, plainText } from "./value-text.ts";

/** What stands for a leaf of a formula when it is shown with the month's numbers. */
export function leafNumber(leaf: Expression, item: number, owner: Owner, explained: Explained): string {
  const { program, frame } = explained;
  switch (leaf.op) {
    case "ref": {
      const node = program.nodesById.get(leaf.id);
      const text = node === undefined ? explainFact(leaf.id, explained).value : textOf(node, item, explained);
      const unit = node?.plan.unit ?? program.plan.facts.find((fact) => fact.id === leaf.id)?.unit ?? "";
      return text === null
        ? leaf.id
        : /^-?\d/.test(text) && !/^\d{4}-/.test(text)
          ? french(text, unit)
          : text;
    }
    case "lookup":
      return program.context.grid(leaf.grid).label;
    case "sum":
      return leaf.of.op === "ref" || leaf.of.op === "field"
        ? `somme de ${leaf.of.op === "ref" ? leaf.of.id : `${leaf.collection}.${leaf.of.field}`}`
        : "somme";
    case "count":
      return String((frame.items[program.context.collectionIndex(leaf.collection)] ?? []).length);
    case "date":
      return leaf.value;
    case "moment":
      return momentDate(leaf.of, program.context);
    default: {
      const [first] = explainLeaf(leaf, item, owner, explained);
      return first?.value == null ? (first?.label ?? leaf.op) : french(first.value, first.unit);
    }
  }
}

/** The value of a node, or of one of its items, as text; null while missing. */
export function textOf(node: LinkedNode, item: number, { frame }: Explained): string | null {
  const value = valueOf(node, frame, item);
  if (value === undefined) return null;
  return node.plan.type === "number" ? numberText(node, value as Decimal) : plainText(value);
}
