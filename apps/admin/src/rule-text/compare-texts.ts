import type { RuleChange } from "../parts/rule-changes/changed-statement.ts";
import { statementKinds } from "../parts/rule-changes/statement-kinds.ts";
import { isList, isRecord, isSame, type Plain } from "./plain.ts";
import { readRuleDocument } from "./rule-document.ts";
import { plainOf } from "./yaml-tree.ts";

type Sources = RuleChange["sourcesAfter"];
type Files = Readonly<Record<string, string>>;

/**
 * What a layer's texts say that they did not say before, while the rules have faults: the server compares rules that read, and what is typed is worth a look before.
 * Told as the server tells it: by dated value, then by what is left of the rule.
 */
export function compareTexts(before: Files, after: Files): readonly RuleChange[] {
  const was = entriesOf(before);
  const is = entriesOf(after);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): readonly RuleChange[] => {
    const [earlier, later] = [was.get(key), is.get(key)];
    const entry = later ?? earlier;
    if (entry === undefined) return [];
    if (isSame(earlier?.said, later?.said) && same(earlier?.sources, later?.sources)) return [];
    return [
      {
        kind: entry.kind,
        id: entry.id,
        place: entry.place,
        change: earlier === undefined ? "added" : later === undefined ? "removed" : "changed",
        before: earlier === undefined ? null : written(earlier.said),
        after: later === undefined ? null : written(later.said),
        sourcesBefore: earlier?.sources ?? [],
        sourcesAfter: later?.sources ?? [],
      },
    ];
  });
}

interface Entry {
  readonly kind: RuleChange["kind"];
  readonly id: string;
  readonly place: string;
  readonly said: Plain;
  readonly sources: Sources;
}

function entriesOf(files: Files): ReadonlyMap<string, Entry> {
  const texts = Object.keys(files)
    .filter((path) => !path.startsWith("scenarios/") && path !== "manifest.yaml")
    .toSorted()
    .map((path) => fileOf(files[path] ?? ""));
  const named = new Map(texts.flatMap(({ sources }) => (isRecord(sources) ? Object.entries(sources) : [])));
  const entries = new Map<string, Entry>();
  for (const kind of statementKinds())
    for (const said of texts.flatMap((file) => listOf(file[kind])))
      for (const entry of cut(kind, said, named)) {
        // Two statements may speak of one thing: they are told apart by their order.
        let key = `${kind}|${entry.id}|${entry.place}`;
        while (entries.has(key)) key += "|";
        entries.set(key, entry);
      }
  return entries;
}

type Members = { readonly [key: string]: Plain };
type Named = ReadonlyMap<string, Plain>;

/** A statement as its dated values, one by one, and what is left of it. */
function cut(kind: Entry["kind"], statement: Members, named: Named): readonly Entry[] {
  const id = ["id", "choice", "of"].map((key) => statement[key]).find((one) => typeof one === "string") ?? "";
  const entryOf = (place: string, { source, ...said }: Members): Entry => ({
    kind,
    id: typeof id === "string" ? id : "",
    place,
    said,
    sources: sourcesOf(source, named),
  });
  const { values, versions, ...rest } = statement;
  const dated = [...listOf(values), ...listOf(versions)].map(({ from, known, ...said }) => {
    const place = `${textOf(from)}${known === undefined ? "" : ` (connu ${textOf(known)})`}`;
    return entryOf(place, said);
  });
  return [...dated, entryOf("", rest)];
}

function fileOf(text: string): Members {
  const { contents } = readRuleDocument(text);
  const said = contents === null ? null : plainOf(contents);
  return isRecord(said) ? said : {};
}

function listOf(said: Plain | undefined): readonly Members[] {
  return isList(said) ? said.filter(isRecord) : [];
}

function sourcesOf(source: Plain | undefined, named: Named): Sources {
  const all = source === undefined ? [] : isList(source) ? source : [source];
  return all.flatMap((one) => {
    const said = typeof one === "string" ? named.get(one) : one;
    if (!isRecord(said) || typeof said["text"] !== "string") return [];
    const { text, url, published } = said;
    return [
      {
        text,
        ...(typeof url === "string" && { url }),
        ...(typeof published === "string" && { published }),
      },
    ];
  });
}

/** A value alone stands as it is written, all else as JSON. */
function written(said: Plain): string {
  const alone = isRecord(said) && Object.keys(said).join(" ") === "value" ? said["value"] : undefined;
  return typeof alone === "string" || alone === null ? (alone ?? "null") : JSON.stringify(said);
}

function same(left: Sources = [], right: Sources = []): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function textOf(said: Plain | undefined): string {
  return typeof said === "string" ? said : "";
}
