import { canonicalJson, type JsonValue } from "@bareme/kernel";
import type { Located, RuleSet } from "@bareme/rule-schema";
import { isRecord } from "../outside-data.ts";

/** The lists of statements of a rule set; a list that the language gains is one of them by itself. */
export type StatementList = Exclude<keyof RuleSet, "manifest" | "sources">;

/** One statement of a rule set, by a name that is the same in another rule set which says the same thing otherwise. */
export interface NamedStatement {
  readonly name: string;
  readonly list: StatementList;
  readonly id: string;
  readonly located: Located<unknown>;
  /** What it says, as comparable text. */
  readonly text: string;
  /** The names that it brings into formulas, and all that it mentions. */
  readonly declares: readonly string[];
  readonly mentions: ReadonlySet<string>;
}

/** Words for people: they mention no rule, but for what a message fills in. */
const PROSE: ReadonlySet<string> = new Set(["label", "note", "source", "reason", "message", "remedy"]);
/** These lists have names of their own; all others share one space of names. */
const APART: ReadonlySet<StatementList> = new Set(["checks", "accounts", "axes", "overrides"]);

export function statementsOf(ruleSet: RuleSet): readonly NamedStatement[] {
  return listsOf(ruleSet).flatMap(({ list, statements }) =>
    statements.map((located) => nameStatement(list, located)),
  );
}

export function listsOf(
  ruleSet: RuleSet,
): readonly { readonly list: StatementList; readonly statements: readonly Located<unknown>[] }[] {
  const { manifest: _manifest, sources: _sources, ...lists } = ruleSet;
  const keys = Object.keys(lists) as StatementList[];
  return keys.map((list) => ({ list, statements: lists[list] }));
}

function nameStatement(list: StatementList, located: Located<unknown>): NamedStatement {
  const said = isRecord(located.statement) ? located.statement : {};
  const id = idOf(said);
  return {
    name: APART.has(list) || said["id"] === undefined ? `${list}:${id}` : id,
    list,
    id,
    located,
    text: canonicalJson(plain(said)),
    declares: list === "overrides" || list === "picks" ? [] : [...declaredBy(said)],
    mentions: new Set(wordsIn(said, false)),
  };
}

/** The statement's own id, the choice that it picks, or the two ends of a posting. */
function idOf(said: Readonly<Record<string, unknown>>): string {
  const own = said["id"] ?? said["choice"];
  if (typeof own === "string") return own;
  return ["of", "part", "from", "to"]
    .flatMap((key) => (typeof said[key] === "string" ? [said[key]] : []))
    .join(" ");
}

/** Its id, the name of a list's items, and the fields that it adds to another list. */
function declaredBy(said: Readonly<Record<string, unknown>>): readonly string[] {
  const added = Array.isArray(said["add"]) ? said["add"] : [];
  return [said["id"], isRecord(said["item"]) ? said["item"]["name"] : undefined]
    .concat(added.map((field: unknown) => (isRecord(field) ? field["id"] : undefined)))
    .filter((name): name is string => typeof name === "string");
}

function wordsIn(part: unknown, prose: boolean): readonly string[] {
  if (typeof part === "string") {
    const texts = prose ? (part.match(/\{[^}]*\}/g) ?? []) : [part];
    return texts.flatMap((text) => [text, ...(text.match(/[A-Za-z]\w*/g) ?? [])]);
  }
  if (Array.isArray(part)) return part.flatMap((one) => wordsIn(one, prose));
  if (!isRecord(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => wordsIn(value, prose || PROSE.has(key)));
}

function plain(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, plain(inner)]])),
    );
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? value : null;
}
