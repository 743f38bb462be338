import type { Located, RuleSet } from "@bareme/rule-schema";
import { listsOf, statementsOf, type StatementList } from "./statements.ts";
import type { Difference } from "./differences.ts";

/**
 * A stack that says what the first one says, but for the exchanged differences, which it says as the second one does. Sources of the first cover those
 * of the same name of the second: a hybrid is evaluated, never cited.
 */
export function mixStacks(
  first: readonly RuleSet[],
  second: readonly RuleSet[],
  exchanged: readonly Difference[],
): readonly RuleSet[] {
  return first.map((ruleSet, layer) => {
    const other = second[layer];
    const names = new Set(exchanged.flatMap((one) => (one.layer === layer ? [one.name] : [])));
    return other === undefined || names.size === 0 ? ruleSet : mixRuleSets(ruleSet, other, names);
  });
}

function mixRuleSets(first: RuleSet, second: RuleSet, names: ReadonlySet<string>): RuleSet {
  const taken = new Map<StatementList, Located<unknown>[]>();
  for (const { list } of listsOf(first)) taken.set(list, []);
  for (const { list, name, located } of statementsOf(first))
    if (!names.has(name)) taken.get(list)?.push(located);
  for (const { list, name, located } of statementsOf(second))
    if (names.has(name)) taken.get(list)?.push(located);
  // Each list holds statements of that list, taken from two rule sets that were read and checked.
  const lists = Object.fromEntries(taken) as unknown as Pick<RuleSet, StatementList>;
  return {
    manifest: first.manifest,
    sources: new Map([...second.sources, ...first.sources]),
    ...lists,
  };
}
