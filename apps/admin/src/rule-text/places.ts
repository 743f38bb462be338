import { isMap, isSeq, type Node } from "yaml";
import type { Path } from "./plain.ts";
import { isValue, keyOf, nodeAt, rangeOf, readRuleDocument, type RuleDocument } from "./rule-document.ts";
import { nameOf } from "./statements.ts";
import type { Place } from "./yaml-tree.ts";

/** A place of a text as problems name it: line and column, from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Where the value at a path stands; undefined when the text has none. */
export function positionAt(text: string, path: Path): LineColumn | undefined {
  const document = readRuleDocument(text);
  const node = nodeAt(document, path);
  if (node === undefined) return undefined;
  const { line, col } = document.lines.linePos(rangeOf(document, node).from);
  return { line, column: col };
}

/** The innermost value that holds a place of the text. */
export function pathAt(text: string, { line, column }: LineColumn): Path {
  const document = readRuleDocument(text);
  const start = document.lines.lineStarts[line - 1];
  if (start === undefined || document.contents === null) return [];
  return innermost(document, document.contents, start + column - 1, []);
}

/** The statement that holds a place of the text: under which key, which one, and its name. */
export function statementAt(
  text: string,
  at: LineColumn,
): { readonly key: string; readonly index: number; readonly id: string } | undefined {
  const [key, index] = pathAt(text, at);
  if (typeof key !== "string" || typeof index !== "number") return undefined;
  const id = nameOf(nodeAt(readRuleDocument(text), [key, index]));
  return id === undefined ? undefined : { key, index, id };
}

function innermost(document: RuleDocument, node: Node, offset: number, path: Path): Path {
  for (const [step, first, last] of stepsOf(node)) {
    const end = isValue(last) ? last : first;
    if (!isValue(first) || !isValue(end)) continue;
    const { from } = rangeOf(document, first);
    const { to } = rangeOf(document, end);
    if (offset < from || offset >= Math.max(to, from + 1)) continue;
    return isValue(last) ? innermost(document, last, offset, [...path, step]) : [...path, step];
  }
  return path;
}

/** What a map or a list holds: its step, the node where it begins, and its value. */
function stepsOf(node: Node): readonly (readonly [string | number, unknown, unknown])[] {
  if (isMap(node)) return node.items.map((pair) => [keyOf(pair) ?? "", pair.key, pair.value]);
  return isSeq(node) ? node.items.map((item, index) => [index, item, item]) : [];
}

/** The text of the value at a path: from its first character to the one after its last. */
export function rangeAt(text: string, path: Path): Place | undefined {
  const document = readRuleDocument(text);
  const node = nodeAt(document, path);
  return node === undefined ? undefined : rangeOf(document, node);
}
