import type { Carry } from "@bareme/rule-schema";
import { plus, type Expression } from "../expression.ts";
import type { Drafting } from "./drafting.ts";
import { resolveFormula } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import type { Declared } from "./symbols.ts";

/** A carry closes at its formula, or at what it opened with plus what is added. */
export function draftCarry(
  carry: Carry,
  { located }: Declared,
  { drafts, symbols, problems }: Drafting,
): void {
  const scope: Scope = { owner: carry.id, each: carry.each ?? null, position: located.positionOf() };
  const opening: Expression = { op: "opening", id: carry.id };
  const expression =
    carry.adds === undefined
      ? resolveFormula(carry.is ?? "0", scope, symbols, problems)
      : plus(opening, resolveFormula(carry.adds, scope, symbols, problems));
  drafts.nodes.push({
    id: carry.id,
    label: carry.label,
    role: "carry",
    each: scope.each,
    unit: carry.unit ?? "EUR",
    guard: null,
    versions: [{ from: null, known: null, expression }],
    text: carry.adds === undefined ? (carry.is ?? null) : `opening.${carry.id} + ${carry.adds}`,
    source: [],
    at: scope.position,
  });
  drafts.carries.push({
    id: carry.id,
    label: carry.label,
    unit: carry.unit ?? "EUR",
    each: scope.each,
    resets: carry.resets,
    initial: carry.initial,
  });
}
