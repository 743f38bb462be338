import type { Problem } from "@bareme/kernel";
import { problem, type Position, type Slot } from "@bareme/rule-schema";
import type { NodeDraft } from "../draft.ts";
import type { CarryPlan, LinePlan, NodePlan, PostingPlan, ValueType } from "../plan.ts";
import { NOWHERE } from "./order.ts";
import type { Typed } from "./types.ts";
import { dimensionsOf, dimensionsToText, sameDimensions } from "./units.ts";

interface Checked {
  readonly nodes: readonly NodePlan[];
  readonly drafts: readonly NodeDraft[];
  readonly types: ReadonlyMap<string, Typed>;
  readonly typeOf: (id: string) => Typed | undefined;
  readonly placeOf: (id: string) => Position | undefined;
  readonly lines: readonly LinePlan[];
  readonly carries: readonly CarryPlan[];
  readonly postings: readonly PostingPlan[];
  readonly collections: ReadonlySet<string>;
  readonly filledSlots: ReadonlyMap<string, Slot>;
}

/** What every node must be once its type is known: guards are conditions, amounts are numbers, carried values are exact, a replacement is like what it replaces. */
export function checkNodes(checked: Checked, problems: Problem[]): void {
  const { types } = checked;
  const nodes = new Map(checked.nodes.map((node) => [node.id, node]));
  const report = (node: NodePlan | undefined, code: string, message: string, remedy: string): void => {
    const owner = node?.id.split("~")[1] ?? node?.id.replace(/\.(applies|check)$/, "") ?? "";
    problems.push(problem(code, node?.at ?? NOWHERE, `« ${owner} » : ${message}`, remedy, [owner]));
  };
  const expect = (id: string, type: ValueType, what: string): void => {
    const node = nodes.get(id);
    if (node !== undefined && node.type !== type)
      report(
        node,
        "TYPE_MISMATCH",
        `${what} n'est pas ${type === "boolean" ? "une condition" : "un nombre"}.`,
        "Corrigez la formule.",
      );
  };

  for (const node of checked.nodes) {
    if (node.role === "guard" && !node.id.includes("~")) expect(node.id, "boolean", "« when »");
    if (node.role === "check") expect(node.id, "boolean", "la condition");
    if (node.role === "part" || node.role === "total" || node.role === "carry")
      expect(node.id, "number", "cette valeur");
    if (node.each !== null && !checked.collections.has(node.each))
      report(
        node,
        "NAME_UNKNOWN",
        `« each: ${node.each} » n'est pas une liste.`,
        "Donnez le nom d'un fait de type list.",
      );
  }
  for (const posting of checked.postings) expect(posting.node, "number", "le montant comptabilisé");
  for (const line of checked.lines)
    if (line.rubric !== null && line.parts.amount !== undefined)
      expect(line.parts.amount, "number", "le montant d'une ligne du bulletin");
  for (const carry of checked.carries) {
    if (types.get(carry.id)?.inexact === true)
      report(
        nodes.get(carry.id),
        "QUOTIENT_CARRIED",
        "un quotient non arrondi passerait au mois suivant.",
        "Arrondissez-le par une règle avant de le reporter.",
      );
  }
  for (const draft of checked.drafts) {
    if (draft.replaces === undefined) continue;
    const [before, after] = [checked.typeOf(draft.replaces), types.get(draft.id)];
    if (before === undefined || after === undefined) continue;
    const unlike =
      before.type !== after.type ||
      (before.dimensions !== null &&
        after.dimensions !== null &&
        !sameDimensions(before.dimensions, after.dimensions));
    if (unlike)
      report(
        nodes.get(draft.id),
        "TYPE_MISMATCH",
        `« ${draft.replaces} » est remplacé par une valeur d'un autre type ou d'une autre unité.`,
        "Remplacez une valeur par une valeur de même nature.",
      );
  }
  for (const [id, slot] of checked.filledSlots) {
    const filler = checked.typeOf(id);
    if (filler === undefined) continue;
    const wanted = dimensionsOf(slot.unit ?? "1");
    if (
      filler.type !== "number" ||
      (filler.dimensions !== null && !sameDimensions(filler.dimensions, wanted))
    ) {
      problems.push(
        problem(
          "UNIT_MISMATCH",
          checked.placeOf(id) ?? NOWHERE,
          `« ${id} » : la couche inférieure attend ${slot.unit ?? "un nombre"}, cette valeur est en ${dimensionsToText(filler.dimensions)}.`,
          "Corrigez l'unité, ou donnez un autre nom à cette valeur.",
          [id],
        ),
      );
    }
  }
}
