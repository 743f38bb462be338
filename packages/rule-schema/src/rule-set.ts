import { canonicalJson, sha256Hex, type JsonValue } from "@bareme/kernel";
import type { Line } from "./lines.ts";
import type { SourceText } from "./primitives.ts";
import type { Manifest } from "./rule-file.ts";
import type * as statements from "./statements.ts";
import type { Position } from "./yaml.ts";

/** A statement and where it stands; `positionOf(["values", 2])` gives the place of a part of it. */
export interface Located<T> {
  readonly statement: T;
  readonly positionOf: (path?: readonly (string | number)[]) => Position;
}

/** One rule set, read and checked by itself. What it says about other layers is checked when a stack is compiled. */
export interface RuleSet {
  readonly manifest: Manifest;
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly facts: readonly Located<statements.Fact>[];
  readonly fields: readonly Located<statements.Fields>[];
  readonly slots: readonly Located<statements.Slot>[];
  readonly axes: readonly Located<statements.Axis>[];
  readonly parameters: readonly Located<statements.Parameter>[];
  readonly overrides: readonly Located<statements.Override>[];
  readonly choices: readonly Located<statements.Choice>[];
  readonly picks: readonly Located<statements.Pick>[];
  readonly grids: readonly Located<statements.Grid>[];
  readonly decisions: readonly Located<statements.Decision>[];
  readonly lines: readonly Located<Line>[];
  readonly totals: readonly Located<statements.Total>[];
  readonly carry: readonly Located<statements.Carry>[];
  readonly accounts: readonly Located<statements.Account>[];
  readonly postings: readonly Located<statements.Posting>[];
  readonly checks: readonly Located<statements.Check>[];
}

/** The keys of a rule set that hold statements, in the order in which they are documented. */
export const STATEMENT_KEYS = [
  "facts",
  "fields",
  "slots",
  "axes",
  "parameters",
  "overrides",
  "choices",
  "picks",
  "grids",
  "decisions",
  "lines",
  "totals",
  "carry",
  "accounts",
  "postings",
  "checks",
] as const;
export type StatementKey = (typeof STATEMENT_KEYS)[number];

/** SHA-256 of what the rule set says: independent of files, comments, key order and layout; dependent on the order of statements. */
export function hashRuleSet(ruleSet: RuleSet): string {
  const said: Record<string, JsonValue> = {
    manifest: plain(ruleSet.manifest),
    sources: plain(Object.fromEntries(ruleSet.sources)),
  };
  for (const key of STATEMENT_KEYS) said[key] = ruleSet[key].map(({ statement }) => plain(statement));
  return sha256Hex(canonicalJson(said));
}

function plain(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, plain(inner)]])),
    );
  }
  return value as JsonValue;
}
