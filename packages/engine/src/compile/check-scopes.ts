import type { Problem } from "@bareme/kernel";
import { problem } from "@bareme/rule-schema";
import type { NodeDraft } from "../draft.ts";
import { within, type Expression } from "../expression.ts";
import { NOWHERE } from "./order.ts";

/** A value of the whole month cannot read a field of one item. */
export function checkScopes(drafts: readonly NodeDraft[], problems: Problem[]): void {
  for (const draft of drafts) {
    for (const version of draft.versions) {
      if (draft.each === null && readsItem(version.expression)) {
        problems.push(
          problem(
            "ITEM_OUTSIDE",
            draft.at ?? NOWHERE,
            `« ${draft.id} » vaut pour tout le mois, mais lit un champ d'un seul élément.`,
            "Additionnez avec sum(…), ou sortez cette formule de la ligne « each ».",
            [draft.id],
          ),
        );
      }
    }
  }
}

function readsItem(expression: Expression): boolean {
  if (expression.op === "field" || expression.op === "itemId") return true;
  if (expression.op === "sum") return false;
  return [...within(expression)].some(
    (part) =>
      part !== expression &&
      part.op !== "sum" &&
      (part.op === "field" || part.op === "itemId") &&
      !insideSum(expression, part),
  );
}

function insideSum(expression: Expression, part: Expression): boolean {
  return [...within(expression)].some((one) => one.op === "sum" && [...within(one)].includes(part));
}
