import { compareText } from "@bareme/kernel";
import type { RuleSet } from "@bareme/rule-schema";
import { statementsOf, type NamedStatement } from "./statements.ts";

/** A statement that two rule sets do not share, as each of them says it; either side may be absent. */
export interface Difference {
  readonly layer: number;
  readonly name: string;
  readonly first: readonly NamedStatement[];
  readonly second: readonly NamedStatement[];
}

/** Differences that can only be exchanged together, since one names what the other declares. */
export type Group = readonly Difference[];

/** Lines and what hangs on them first, then single values, then picks: the order in which groups are exchanged. */
const RANKS: readonly (readonly string[])[] = [
  ["lines", "grids", "decisions", "checks"],
  ["parameters"],
  ["overrides"],
  ["picks"],
];

/** What two stacks of rule sets, layer facing layer, say differently, in groups and in a fixed order. */
export function differencesBetween(first: readonly RuleSet[], second: readonly RuleSet[]): readonly Group[] {
  const differences = first.flatMap((ruleSet, layer) => {
    const other = second[layer];
    return other === undefined ? [] : differencesOfLayer(ruleSet, other, layer);
  });
  return groupsOf(differences)
    .map((group) => group.toSorted(inOrder))
    .toSorted((left, right) => {
      const [one] = left;
      const [other] = right;
      return one === undefined || other === undefined ? 0 : inOrder(one, other);
    });
}

/** The statement that stands for a difference: the second stack's when it has one. */
export function facesOf({ first, second }: Difference): readonly NamedStatement[] {
  return second.length > 0 ? second : first;
}

function differencesOfLayer(first: RuleSet, second: RuleSet, layer: number): readonly Difference[] {
  const left = byName(statementsOf(first));
  const right = byName(statementsOf(second));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) => {
    const one = left.get(name) ?? [];
    const other = right.get(name) ?? [];
    const alike = one.length === other.length && one.every(({ text }, rank) => text === other[rank]?.text);
    return alike ? [] : [{ layer, name, first: one, second: other }];
  });
}

function byName(statements: readonly NamedStatement[]): ReadonlyMap<string, readonly NamedStatement[]> {
  const found = new Map<string, NamedStatement[]>();
  for (const statement of statements)
    found.set(statement.name, [...(found.get(statement.name) ?? []), statement]);
  return found;
}

/** Joins each difference with those that mention what only one stack declares, or what changes its kind from one to the other. */
function groupsOf(differences: readonly Difference[]): readonly Group[] {
  const groups = differences.map((difference) => new Set([difference]));
  const groupOf = new Map(
    differences.map((difference, rank) => [difference, groups[rank] ?? new Set([difference])]),
  );
  for (const declaring of differences.filter(isOneSided)) {
    const names = sidesOf(declaring).flatMap(({ declares }) => declares);
    for (const mentioning of differences) {
      const mentions = sidesOf(mentioning).some((one) => names.some((name) => one.mentions.has(name)));
      const into = groupOf.get(declaring);
      const from = groupOf.get(mentioning);
      if (!mentions || into === undefined || from === undefined || into === from) continue;
      for (const member of from) {
        into.add(member);
        groupOf.set(member, into);
      }
    }
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}

function isOneSided({ first, second }: Difference): boolean {
  return (
    first.length === 0 || second.length === 0 || first.some(({ list }, rank) => list !== second[rank]?.list)
  );
}

function sidesOf({ first, second }: Difference): readonly NamedStatement[] {
  return [...first, ...second];
}

function inOrder(left: Difference, right: Difference): number {
  return left.layer - right.layer || rankOf(left) - rankOf(right) || compareText(left.name, right.name);
}

function rankOf(difference: Difference): number {
  const [face] = facesOf(difference);
  const rank = RANKS.findIndex((lists) => face !== undefined && lists.includes(face.list));
  return rank < 0 ? RANKS.length : rank;
}
