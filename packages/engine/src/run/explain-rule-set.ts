import type { Position } from "@bareme/rule-schema";
import type { Plan } from "../plan.ts";

/**
 * The rule set that a statement stands in, from the place of its file: a rule set's files stand below a folder of its name. Null where the rules were read from
 * elsewhere.
 */
export function ruleSetOf(at: Position | null, plan: Plan): string | null {
  if (at === null) return null;
  const file = `/${at.file.replaceAll("\\", "/")}`;
  const found = plan.layers
    .map(({ ruleSet }) => ({ ruleSet, place: file.lastIndexOf(`/${ruleSet}/`) }))
    .filter(({ place }) => place >= 0)
    .toSorted((left, right) => right.place - left.place || right.ruleSet.length - left.ruleSet.length);
  return found[0]?.ruleSet ?? null;
}
