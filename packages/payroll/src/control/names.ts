import type { LinePlan, Plan } from "@bareme/engine";
import { PAYSLIP_TOTALS } from "../payslip-layout.ts";

/** What a typed name means: a line of the rules, or a value such as a total or a balance. */
export type Named =
  | { readonly kind: "line"; readonly line: LinePlan; readonly item: string | null }
  | { readonly kind: "value"; readonly id: string; readonly label: string };

/**
 * Finds what a line or a total of the payslip is in the rules, by id (`fraisDeGestion[m1]` for an item) or by its printed label. Case, accents,
 * spaces and punctuation do not count. Where labels are shared, a line that applies this month comes first.
 */
export function nameReader(plan: Plan, applied: ReadonlySet<string>): (name: string) => Named | null {
  const ranked = [
    ...plan.lines.filter(({ id, rubric }) => rubric !== null && applied.has(id)),
    ...plan.lines.filter(({ id, rubric }) => rubric !== null && !applied.has(id)),
  ];
  const values = [
    ...plan.nodes.filter(({ role }) => role === "total" || role === "carry"),
    ...plan.lines.filter(({ rubric, parts }) => rubric === null && parts.amount !== undefined),
    ...plan.facts.filter(({ slot }) => slot),
  ];
  const lines = indexOf(ranked);
  const others = indexOf(values);
  return (name) => {
    const [, whole = name, item] = /^(.*?)\s*\[([^\]]+)\]$/.exec(name.trim()) ?? [];
    const key = normalise(aliasOf(whole));
    const line = lines.get(key);
    if (line !== undefined) return { kind: "line", line, item: item ?? null };
    const value = others.get(key);
    return value === undefined ? null : { kind: "value", id: value.id, label: value.label };
  };
}

/** By id and by label, an id before any label, the first to claim a name keeping it. */
function indexOf<T extends { readonly id: string; readonly label: string }>(
  ranked: readonly T[],
): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const one of ranked) if (!index.has(normalise(one.id))) index.set(normalise(one.id), one);
  for (const one of ranked) if (!index.has(normalise(one.label))) index.set(normalise(one.label), one);
  return index;
}

function aliasOf(name: string): string {
  return name === "brut" ? PAYSLIP_TOTALS.brut : name;
}

function normalise(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
