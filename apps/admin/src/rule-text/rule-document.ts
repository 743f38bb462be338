import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { Path } from "./plain.ts";
import { placeOf, type Place } from "./yaml-tree.ts";

/** A rule file read without judging it: a text that is being typed has faults, and its places are looked for all the same. */
export interface RuleDocument {
  readonly text: string;
  readonly contents: Node | null;
  readonly lines: LineCounter;
}

const MOST_KEPT = 40;
const kept: RuleDocument[] = [];

/** Reads a text; the last ones are kept, for a page asks the same several times. */
export function readRuleDocument(text: string): RuleDocument {
  const known = kept.find((one) => one.text === text);
  if (known !== undefined) return known;
  const lines = new LineCounter();
  const { contents } = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    stringKeys: true,
    version: "1.2",
    schema: "core",
    logLevel: "silent",
  });
  const read = { text, contents: contents ?? null, lines };
  kept.unshift(read);
  kept.splice(MOST_KEPT);
  return read;
}

/** The node at a path; undefined where there is none. */
export function nodeAt({ contents }: RuleDocument, path: Path): Node | undefined {
  let node: unknown = contents;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === step)?.value;
    else if (isSeq(node) && typeof step === "number") node = node.items[step];
    else return undefined;
  }
  return isValue(node) ? node : undefined;
}

export function isValue(node: unknown): node is Node {
  return isMap(node) || isSeq(node) || isScalar(node);
}

export function keyOf(pair: unknown): string | undefined {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined;
}

/** From the first character to the one after the last, without the blanks and comments behind. */
export function rangeOf({ text }: RuleDocument, node: Node): Place {
  return placeOf(node, text);
}
