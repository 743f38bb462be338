import {
  absolute,
  compare,
  decimal,
  decimalToFixed,
  fromInteger,
  greaterThan,
  multiply,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import type { EvaluationDocument, Plan } from "@bareme/engine";
import type { SourceText } from "@bareme/rule-schema";
import type { Sample } from "./sampler.ts";

/** A rule whose value leaps between two evaluations that differ by one step. */
export interface Cause {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly source: readonly SourceText[];
}

/** An amount that moves by more than this many cents for one step leaps, as in the engine's certificate. */
export const LEAP = decimal("0.20");
/** A rate or a number leaps when it moves by more than a thousandth of itself. */
const PARTS = fromInteger(1000);
const ROLES: ReadonlySet<string> = new Set(["line", "part", "total", "unknown"]);

/** The rules that leap between two samples, in the first month in which any does. An amount leaps when it moves by more than the limit. */
export function causesOf(before: Sample, after: Sample, plan: Plan, limit: Decimal): readonly Cause[] {
  const found = before.months.map(({ evaluation }, place) => {
    const next = after.months[place]?.evaluation.document;
    return next === undefined ? [] : causesBetween(evaluation.document, next, plan, limit);
  });
  return found.find((causes) => causes.length > 0) ?? [];
}

/** The rules at the origin of what leaps from one evaluation to the next, largest first: those that no other leaping value explains. */
function causesBetween(
  before: EvaluationDocument,
  after: EvaluationDocument,
  plan: Plan,
  limit: Decimal,
): readonly Cause[] {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const leaps = Object.entries(after.values).flatMap(([key, text]): Leap[] => {
    const node = nodes.get(key.replace(/\[.*\]$/, ""));
    const old = before.values[key];
    if (node === undefined || old === undefined || !ROLES.has(node.role) || node.id.includes("~")) return [];
    const size = absolute(subtract(decimal(text), decimal(old)));
    const leaping =
      node.unit === "EUR"
        ? greaterThan(size, limit)
        : greaterThan(multiply(size, PARTS), absolute(decimal(old)));
    return leaping ? [{ key, id: node.id, before: old, after: text, size }] : [];
  });
  const origins = originsOf(new Set(leaps.map(({ id }) => id)), plan);
  return leaps
    .filter(({ id }) => origins.has(id))
    .sort((left, right) => compare(right.size, left.size))
    .map(({ key, id, before: old, after: text }) => ({
      id: key,
      label: nodes.get(id)?.label ?? id,
      unit: nodes.get(id)?.unit ?? "EUR",
      before: old,
      after: text,
      change: decimalToFixed(subtract(decimal(text), decimal(old)), 2),
      source: sourceOf(id, plan),
    }));
}

/** The rules at the origin of a hole: what would leap one step above the pay that was found, from the solver's certificate. */
export function causesOfHole({ solve }: EvaluationDocument, plan: Plan): readonly HoleCause[] {
  const jumps = solve?.jumps ?? [];
  const origins = originsOf(new Set(jumps.map(({ line }) => line)), plan);
  return jumps
    .filter(({ line }) => origins.has(line))
    .map(({ line, label, change }) => ({ id: line, label, change, source: sourceOf(line, plan) }));
}

export type HoleCause = Pick<Cause, "id" | "label" | "change" | "source">;

interface Leap {
  readonly key: string;
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly size: Decimal;
}

/**
 * Of the leaping values, those whose inputs hold no other leaping one. The unknown hangs on its constraints only when it leaps itself: what
 * leaps at a resting unknown is an origin, though the constraints read it.
 */
function originsOf(leaping: ReadonlySet<string>, plan: Plan): ReadonlySet<string> {
  const reads = new Map(plan.nodes.map((node) => [node.id, referencesIn(node.versions)]));
  const { solve } = plan;
  if (solve !== null) reads.set(solve.line, leaping.has(solve.line) ? referencesIn(solve.constraints) : []);
  return new Set([...leaping].filter((id) => !readsAnother(id, leaping, reads)));
}

function readsAnother(
  start: string,
  leaping: ReadonlySet<string>,
  reads: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set([start]);
  const pending = [start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id !== start && leaping.has(id)) return true;
    for (const read of reads.get(id) ?? []) {
      if (seen.has(read)) continue;
      seen.add(read);
      pending.push(read);
    }
  }
  return false;
}

/** The ids that an expression reads, wherever they stand in its tree. */
function referencesIn(tree: unknown): readonly string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const own = "op" in tree && tree.op === "ref" && "id" in tree ? [String(tree.id)] : [];
  return [...own, ...Object.values(tree).flatMap(referencesIn)];
}

function sourceOf(id: string, plan: Plan): readonly SourceText[] {
  const own = plan.nodes.find((node) => node.id === id)?.source ?? [];
  return own.length > 0
    ? own
    : (plan.lines.find(({ parts }) => Object.values(parts).includes(id))?.source ?? []);
}
