import type { Expression } from "../expression.ts";
import { truthAt, type Explained } from "./explanation.ts";
import { leafNumber } from "./leaf-number.ts";
import type { Owner } from "./link-context.ts";
import { renderExpression } from "./render.ts";

/** The parts of a condition that do not hold, each in words with this month's numbers; none where that cannot be said. */
export function unmetConditions(
  condition: Expression,
  owner: Owner,
  item: number,
  explained: Explained,
): readonly string[] {
  if (truthAt(condition, owner, explained) !== false) return [];
  if (condition.op === "and")
    return condition.args.flatMap((arg) => unmetConditions(arg, owner, item, explained));
  return [conditionInWords(condition, owner, item, explained)];
}

/** A condition with the names that people know and the numbers of the month: « Rémunération brute » (250,00 €) > 1000. */
export function conditionInWords(
  condition: Expression,
  owner: Owner,
  item: number,
  explained: Explained,
): string {
  const words = (part: Expression): string => renderExpression(part, leaf, () => undefined);
  const leaf = (part: Expression): string => {
    if (part.op === "contains") return `${words(part.list)} contient ${words(part.value)}`;
    const name = nameOf(part, owner, explained);
    const shown = TRUTHS[leafNumber(part, item, owner, explained)];
    const value = shown ?? leafNumber(part, item, owner, explained);
    return name === undefined ? value : `${name} (${value})`;
  };
  return words(condition);
}

const TRUTHS: Readonly<Record<string, string>> = { true: "vrai", false: "faux" };

/** What people call the parts of the line at hand. */
const OWN_PARTS: Readonly<Record<string, string>> = {
  base: "l'assiette",
  employeeRate: "le taux salarial",
  employerRate: "le taux patronal",
  employee: "la part salariale",
  employer: "la part patronale",
};

/** What people call a value that a formula reads; undefined for what has no name. */
export function nameOf(part: Expression, owner: Owner, { program }: Explained): string | undefined {
  const { plan, context, nodesById } = program;
  switch (part.op) {
    case "ref": {
      const [line, own] = part.id.split(".");
      const ownName = line === owner.id.split(".")[0] ? OWN_PARTS[own ?? ""] : undefined;
      const label =
        nodesById.get(part.id)?.plan.label ?? plan.facts.find(({ id }) => id === part.id)?.label ?? part.id;
      return ownName ?? `« ${label} »`;
    }
    case "field": {
      const fields = plan.collections.find(({ id }) => id === part.collection)?.fields;
      return `« ${fields?.find(({ id }) => id === part.field)?.label ?? part.field} »`;
    }
    case "parameter":
      return `« ${context.parameter(part.id).label} »`;
    case "opening":
      return `« ${context.carry(part.id).label}, à l'ouverture du mois »`;
    case "moment":
      return { periodStart: "le début du mois", periodEnd: "la fin du mois", payment: "la date de paiement" }[
        part.of
      ];
    default:
      return undefined;
  }
}
