import { GENRES, type Genre } from "../rule-text/genres.ts";
import type { CheckedLayer, Placed } from "./checked.ts";
import { check } from "./check.ts";
import { listScenarios } from "./list-scenarios.ts";
import { placeOfFile, type StackTexts } from "./stack-texts.ts";

/** A statement of the rules that people look for. */
interface IndexedRule {
  readonly ruleSet: string;
  readonly id: string;
  readonly label: string;
  readonly genre: Genre;
  readonly path: string;
  readonly line: number;
}

/** A text of law or trade, and the rules that rest on it. */
interface IndexedArticle {
  readonly text: string;
  /** Places in `rules`. */
  readonly citedBy: readonly number[];
}

interface IndexedScenario {
  readonly scenario: string;
  readonly ruleSet: string;
  readonly path: string;
  readonly line: number;
}

/** What a search over the rules looks in. */
export interface SearchIndex {
  readonly rules: readonly IndexedRule[];
  readonly articles: readonly IndexedArticle[];
  readonly scenarios: readonly IndexedScenario[];
}

/** Everything of a stack that has a name. A layer that does not read is left out. */
export function searchIndex(texts: StackTexts): SearchIndex {
  const rules: IndexedRule[] = [];
  const citing = new Map<string, Set<number>>();
  for (const layer of check(texts).layers) {
    if (layer === null) continue;
    for (const { placed, genre } of statementsOf(layer)) {
      const { statement, at } = placed;
      const { ruleSet, path } = placeOfFile(at.file);
      const place = rules.length;
      const { id, label } = statement;
      rules.push({ ruleSet, id, label, path, line: at.line, genre });
      for (const text of sourcesIn(statement, layer)) {
        const places = citing.get(text) ?? new Set();
        citing.set(text, places.add(place));
      }
    }
  }
  return {
    rules,
    articles: [...citing].map(([text, places]) => ({ text, citedBy: [...places] })),
    scenarios: listScenarios(texts).scenarios.map(({ scenario, ruleSet, path, line }) => ({
      scenario,
      ruleSet,
      path,
      line,
    })),
  };
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Statements that have a page of their own. */
function statementsOf(
  layer: CheckedLayer,
): readonly { readonly placed: Placed<Named>; readonly genre: Genre }[] {
  return GENRES.flatMap(({ key, genre }) => {
    const statements: readonly Placed<Named>[] = layer[key];
    return statements.map((placed) => ({ placed, genre }));
  });
}

/** The texts that a statement cites, wherever it does: of itself, of its dated values, of its options. */
function sourcesIn(statement: unknown, layer: CheckedLayer): ReadonlySet<string> {
  const texts = new Set<string>();
  const cite = (source: unknown): void => {
    if (Array.isArray(source)) for (const one of source) cite(one);
    else if (typeof source === "string") texts.add(layer.sources[source]?.text ?? source);
    else if (isRecord(source) && typeof source["text"] === "string") texts.add(source["text"]);
  };
  const look = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) look(one);
    else if (isRecord(part))
      for (const [name, value] of Object.entries(part)) {
        if (name === "source") cite(value);
        else look(value);
      }
  };
  look(statement);
  return texts;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
