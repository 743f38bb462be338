import type { Answers } from "../../api/session.tsx";

export type Release = Answers["rules"]["listReleases"][number];

const ORDER = ["law", "convention", "company"];

/** The releases by rule set, lowest layer first; each newest first, as they are listed. */
export function byRuleSet(
  releases: readonly Release[],
): readonly { readonly ruleSet: string; readonly releases: readonly Release[] }[] {
  const names = [...new Set(releases.map(({ ruleSet }) => ruleSet))];
  const rankOf = (name: string): number => ORDER.indexOf(name.split("/")[0] ?? "");
  return names
    .toSorted((left, right) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1))
    .map((ruleSet) => ({ ruleSet, releases: releases.filter((one) => one.ruleSet === ruleSet) }));
}
