import { canonicalJson, compareText, type JsonValue } from "@bareme/kernel";
import type { Located, RuleSet, Source, SourceText } from "@bareme/rule-schema";

/** What changed between two versions of a rule set: one dated value, one version of a grid, or the rest of a statement. */
export interface RuleChange {
  readonly kind: StatementKind;
  readonly id: string;
  /** Of a dated value: `2026-01-01`, `2026-01-01 (connu 2026-02-03)`; empty for what has no dates. */
  readonly place: string;
  readonly change: "added" | "removed" | "changed";
  /** A value as written, else canonical JSON; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly sourcesBefore: readonly SourceText[];
  readonly sourcesAfter: readonly SourceText[];
}

type StatementKind = Exclude<keyof RuleSet, "manifest" | "sources">;

/** What changed, by kind, id and date. What only moved in its file did not change. */
export function compareRuleSets(before: RuleSet | null, after: RuleSet | null): readonly RuleChange[] {
  return KINDS.flatMap((kind) => {
    const was = entriesOf(kind, before);
    const is = entriesOf(kind, after);
    const keys = [...new Set([...was.keys(), ...is.keys()])].toSorted(compareText);
    return keys.flatMap((key): RuleChange[] => {
      const [earlier, later] = [was.get(key), is.get(key)];
      const entry = later ?? earlier;
      if (entry === undefined) return [];
      const [sourcesBefore, sourcesAfter] = [earlier?.sources ?? [], later?.sources ?? []];
      const isSame =
        earlier?.text === later?.text && canonicalSources(sourcesBefore) === canonicalSources(sourcesAfter);
      if (isSame) return [];
      return [
        {
          kind,
          id: entry.id,
          place: entry.place,
          change: earlier === undefined ? "added" : later === undefined ? "removed" : "changed",
          before: earlier?.text ?? null,
          after: later?.text ?? null,
          sourcesBefore,
          sourcesAfter,
        },
      ];
    });
  });
}

const KINDS: readonly StatementKind[] = [
  "parameters",
  "overrides",
  "grids",
  "choices",
  "picks",
  "lines",
  "totals",
  "decisions",
  "checks",
  "carry",
  "accounts",
  "postings",
  "facts",
  "fields",
  "slots",
  "axes",
];

interface Entry {
  readonly id: string;
  readonly place: string;
  readonly text: string;
  readonly sources: readonly SourceText[];
}

/** The statements of a kind, cut into what is told apart: dated values one by one, then what is left of the statement. */
function entriesOf(kind: StatementKind, ruleSet: RuleSet | null): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  if (ruleSet === null) return entries;
  const statements: readonly Located<object>[] = ruleSet[kind];
  for (const { statement } of statements)
    for (const entry of cut(statement, ruleSet)) {
      // Two statements may speak of one thing (two postings of a total): they are told apart by their order.
      let key = `${entry.id}|${entry.place}`;
      while (entries.has(key)) key += "|";
      entries.set(key, entry);
    }
  return entries;
}

/** The members that hold dated values, and the member of each that is the value. */
const DATED = { values: "value", versions: "bands" } as const;

function cut(statement: object, ruleSet: RuleSet): readonly Entry[] {
  const members = new Map<string, unknown>(Object.entries(statement));
  const id = ["id", "choice", "of"].flatMap((name) => members.get(name) ?? []).map(String)[0] ?? "";
  const dated = Object.entries(DATED).flatMap(([list, member]): Entry[] => {
    const values = members.get(list);
    if (!Array.isArray(values)) return [];
    members.delete(list);
    return values.map((value: unknown) => datedEntry(id, value, member, ruleSet));
  });
  return [...dated, entryOf(id, "", members, ruleSet)];
}

function datedEntry(id: string, dated: unknown, member: string, ruleSet: RuleSet): Entry {
  const members = new Map<string, unknown>(Object.entries(Object(dated)));
  const [from, known] = ["from", "known"].map((name) => members.get(name));
  const place = `${dateOf(from)}${known === undefined ? "" : ` (connu ${dateOf(known)})`}`;
  members.delete("from");
  members.delete("known");
  const value = members.get(member);
  const others = [...members.keys()].filter((name) => name !== member && name !== "source");
  // A value alone reads as it is written; with a note or a certainty it is told with them.
  if (others.length > 0 || (typeof value !== "string" && value !== null))
    return entryOf(id, place, members, ruleSet);
  return { id, place, text: value ?? "null", sources: sourcesOf(members.get("source"), ruleSet) };
}

function dateOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function entryOf(id: string, place: string, members: ReadonlyMap<string, unknown>, ruleSet: RuleSet): Entry {
  const { source, ...rest } = Object.fromEntries(members);
  return { id, place, text: canonicalJson(plain(rest)), sources: sourcesOf(source, ruleSet) };
}

function sourcesOf(source: unknown, ruleSet: RuleSet): readonly SourceText[] {
  if (source === undefined) return [];
  return [source as Source]
    .flat()
    .flatMap((one) => (typeof one === "string" ? (ruleSet.sources.get(one) ?? []) : one));
}

function canonicalSources(sources: readonly SourceText[]): string {
  return JSON.stringify(sources.map(({ text, url, published }) => [text, url, published]));
}

/** What was read from YAML is JSON, but for members that are absent. */
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
