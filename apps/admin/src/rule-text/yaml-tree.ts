import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node } from "yaml";
import type { Plain } from "./plain.ts";

/** A part of a text and what takes its place. */
export interface Edit extends Place {
  readonly text: string;
}

/** From a character of a text to the one after its last. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The text that is edited, and its tree. */
export interface Edited {
  readonly text: string;
  readonly document: Document;
}

/** The tree of a text, with the place of every node; undefined for a text that is not YAML. */
export function readDocument(text: string): Document | undefined {
  const document = parseDocument(text, { version: "1.2", schema: "core", stringKeys: true });
  return document.errors.length > 0 ? undefined : document;
}

/** What a node says. A number that someone wrote without quotes stays as written. */
export function plainOf(node: Node): Plain {
  if (isMap(node))
    return Object.fromEntries(
      node.items.map((pair) => [keyText(pair.key), isNode(pair.value) ? plainOf(pair.value) : null]),
    );
  if (isSeq(node)) return node.items.map((one) => (isNode(one) ? plainOf(one) : null));
  if (!isScalar(node)) return null;
  const { value, source } = node;
  return typeof value === "string" || typeof value === "boolean" || value === null ? value : (source ?? "");
}

export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}

/** The line ends that a block takes in are not its own. */
export function placeOf(node: Node, text: string): Place {
  const [from = 0, end = 0] = node.range ?? [];
  return { from, to: from + text.slice(from, end).trimEnd().length };
}

/** Past a comment that ends the line. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
