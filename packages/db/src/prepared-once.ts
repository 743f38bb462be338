import type { PoolClient } from "pg";

/** A connection keeps what it has prepared until it ends: texts past so many are sent whole, as are those of many rows, which seldom come twice alike. */
const MOST_TEXTS = 500;
const LONGEST_TEXT = 4000;

/**
 * Has each connection prepare a statement once, under a name of its text: PostgreSQL then neither parses nor plans it again, and row-level security makes both
 * dear. Behind a pooler, one that knows prepared statements is needed (PgBouncer 1.21).
 */
export function preparedOnce(): (client: PoolClient) => void {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MOST_TEXTS && text.length <= LONGEST_TEXT)
      names.set(text, `bareme_${names.size + 1}`);
    return names.get(text);
  };
  const named = (statement: unknown): unknown => {
    if (!isStatement(statement) || statement.name !== undefined) return statement;
    const name = nameOf(statement.text);
    return name === undefined ? statement : { ...statement, name };
  };
  return (client) => {
    const send: (...given: unknown[]) => unknown = client.query.bind(client);
    Object.assign(client, {
      query: (statement: unknown, ...rest: unknown[]) => send(named(statement), ...rest),
    });
  };
}

function isStatement(given: unknown): given is { readonly text: string; readonly name?: unknown } {
  return typeof given === "object" && given !== null && "text" in given && typeof given.text === "string";
}
