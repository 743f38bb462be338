import type { CheckedLayer } from "../../../core/checked.ts";
import { GENRES, type Genre } from "../../../rule-text/genres.ts";

export interface Reader {
  readonly genre: Genre;
  readonly id: string;
  readonly label: string;
}

/** The rules that name another one: in a formula, a rate, a condition or a message. */
export function usedBy(layers: readonly CheckedLayer[], id: string): readonly Reader[] {
  const named = new RegExp(`\\b${id}\\b`);
  return layers.flatMap((layer) =>
    GENRES.flatMap(({ genre, key }) =>
      layer[key].flatMap(({ statement }) =>
        statement.id !== id && named.test(said(statement))
          ? [{ genre, id: statement.id, label: statement.label }]
          : [],
      ),
    ),
  );
}

/** What a statement says, without the words that people read: a label may use the same word. */
function said(statement: object): string {
  return JSON.stringify(statement, (key, value: unknown) =>
    ["label", "note", "source", "remedy"].includes(key) ? undefined : value,
  );
}
