import type { Choice } from "@bareme/rule-schema";
import { text } from "../expression.ts";
import type { Drafting } from "./drafting.ts";
import type { Declared } from "./symbols.ts";

/** A choice is a node, and one more for each collection whose items may choose for themselves. */
export function draftChoice({ id, label, at }: Choice, { located }: Declared, { drafts }: Drafting): void {
  const node = {
    label,
    role: "choice",
    unit: null,
    guard: null,
    versions: [{ from: null, known: null, expression: text("") }],
    text: null,
    source: [],
    at: located.positionOf(),
  } as const;
  drafts.nodes.push({ ...node, id, each: null });
  for (const place of at)
    if (place !== "company" && place !== "contract")
      drafts.nodes.push({ ...node, id: `${id}@${place}`, each: place });
}
