import type { Problem } from "@bareme/kernel";
import type { Diagnostic } from "@codemirror/lint";

/** Where a formula stops being readable. */
export interface Unread {
  readonly from: number;
  readonly message: string;
}

/** The marks of a formula: where it does not read, and each name of it that a problem of the rules is about. */
export function marksOf(
  text: string,
  unread: Unread | null,
  problems: readonly Problem[],
): readonly Diagnostic[] {
  if (unread !== null) {
    const from = Math.min(unread.from, Math.max(0, text.length - 1));
    return [{ from, to: Math.max(from, wordEnd(text, from)), severity: "error", message: unread.message }];
  }
  return problems
    .flatMap(({ message, remedy }) =>
      placesIn(text, message).map(([from, to]): Diagnostic => ({
        from,
        to,
        severity: "error",
        message: `${message}\n${remedy}`,
      })),
    )
    .toSorted((left, right) => left.from - right.from);
}

function wordEnd(text: string, from: number): number {
  const length = /^[A-Za-z0-9.]+/.exec(text.slice(from))?.[0].length ?? 1;
  return Math.min(text.length, from + length);
}

/** The names between guillemets that stand in the formula. The first one of a message is the rule itself. */
function placesIn(text: string, message: string): readonly (readonly [number, number])[] {
  const named = [...message.matchAll(/« ([A-Za-z][A-Za-z0-9.]*) »/g)]
    .flatMap(([, name]) => name ?? [])
    .slice(1);
  return [...new Set(named)].flatMap((name) => {
    const pattern = new RegExp(
      `(?<![A-Za-z0-9.])${name.replaceAll(".", String.raw`\.`)}(?![A-Za-z0-9])`,
      "g",
    );
    return [...text.matchAll(pattern)].map(({ index }) => [index, index + name.length] as const);
  });
}
