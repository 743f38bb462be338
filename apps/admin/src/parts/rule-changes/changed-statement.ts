import type { Answers } from "../../api/session.tsx";

/** What changed: one dated value, one version of a grid, or the rest of a statement. */
export type RuleChange = Answers["rules"]["compareReleases"]["changes"][number];

/** All that changed of one rule. */
export interface ChangedStatement {
  readonly kind: RuleChange["kind"];
  readonly id: string;
  readonly changes: readonly RuleChange[];
}

/** The changes of a layer, rule by rule, in the order in which they came; the dates of a rule in order. */
export function changedStatements(changes: readonly RuleChange[]): readonly ChangedStatement[] {
  const byRule = new Map<string, RuleChange[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.id}`;
    byRule.set(key, [...(byRule.get(key) ?? []), change]);
  }
  return [...byRule.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { kind, id } = first;
    return [{ kind, id, changes: own.toSorted(inDates) }];
  });
}

/** Dated values in order, then what has no date. */
function inDates(left: RuleChange, right: RuleChange): number {
  if ((left.place === "") !== (right.place === "")) return left.place === "" ? 1 : -1;
  return left.place < right.place ? -1 : 1;
}
