import { isNode, type Node, type YAMLSeq } from "yaml";
import { isSame, type Plain } from "./plain.ts";
import { blockText, flowText } from "./write-yaml.ts";
import { endOfLine, placeOf, plainOf, type Edit, type Edited, type Place } from "./yaml-tree.ts";

type EditsOf = (node: Node, value: Plain, edited: Edited) => readonly Edit[];

/** Makes a list say `values`. What begins and ends both lists alike is not touched; neither is an item that only moves, but for its place. */
export function changeList(
  seq: YAMLSeq,
  values: readonly Plain[],
  edited: Edited,
  editsOf: EditsOf,
): readonly Edit[] {
  const nodes = seq.items.filter((item): item is Node => isNode(item));
  const said = nodes.map((node) => plainOf(node));
  const shorter = Math.min(said.length, values.length);
  let start = 0;
  while (start < shorter && isSame(said[start], values[start])) start += 1;
  let tail = 0;
  while (tail < shorter - start && isSame(said.at(-1 - tail), values.at(-1 - tail))) tail += 1;
  const old = nodes.slice(start, nodes.length - tail);
  const now = values.slice(start, values.length - tail);
  const list: List = { seq, nodes, edited, editsOf };
  if (old.length === now.length) return changed(old, now, list);
  if (old.length === 0) return [insertion(start, now, list)];
  if (now.length === 0) return [removal(start, old.length, list)];
  const common = Math.min(old.length, now.length);
  return [
    ...changed(old.slice(0, common), now.slice(0, common), list),
    old.length > common
      ? removal(start + common, old.length - common, list)
      : insertion(start + common, now.slice(common), list),
  ];
}

interface List {
  readonly seq: YAMLSeq;
  readonly nodes: readonly Node[];
  readonly edited: Edited;
  readonly editsOf: EditsOf;
}

/** Item by item; one that comes from another place of the list brings its own text along. */
function changed(old: readonly Node[], now: readonly Plain[], { edited, editsOf }: List): readonly Edit[] {
  return old.flatMap((node, index) => {
    const value = now[index] ?? null;
    if (isSame(plainOf(node), value)) return [];
    const moved = old.find((other) => isSame(plainOf(other), value));
    if (moved === undefined) return editsOf(node, value, edited);
    const { from, to } = placeOf(node, edited.text);
    const source = placeOf(moved, edited.text);
    return [{ from, to, text: edited.text.slice(source.from, source.to) }];
  });
}

function insertion(at: number, values: readonly Plain[], { seq, nodes, edited }: List): Edit {
  const { text } = edited;
  const before = nodes[at - 1];
  const neighbour = before ?? nodes[0];
  if (neighbour === undefined) return { from: 0, to: 0, text: "" };
  const place = placeOf(neighbour, edited.text);
  if (seq.flow === true) {
    const said = values.map(flowText).join(", ");
    return before === undefined
      ? { from: place.from, to: place.from, text: `${said}, ` }
      : { from: place.to, to: place.to, text: `, ${said}` };
  }
  const { dash, indent } = dashOf(text, place.from);
  const lines = values.map((value) => `${indent}- ${blockText(value, `${indent}  `)}`);
  if (before === undefined) return { from: dash, to: dash, text: lines.map((line) => `${line}\n`).join("") };
  const end = endOfLine(text, place.to);
  return { from: end, to: end, text: lines.map((line) => `\n${line}`).join("") };
}

function removal(at: number, count: number, { seq, nodes, edited }: List): Edit {
  const { text } = edited;
  const placeAt = (index: number): Place => {
    const node = nodes[index];
    return node === undefined ? { from: 0, to: 0 } : placeOf(node, edited.text);
  };
  const first = placeAt(at);
  const last = placeAt(at + count - 1);
  if (seq.flow === true)
    return at + count < nodes.length
      ? { from: first.from, to: placeAt(at + count).from, text: "" }
      : { from: placeAt(at - 1).to, to: last.to, text: "" };
  const { dash } = dashOf(text, first.from);
  const end = endOfLine(text, last.to);
  return end === text.length ? { from: dash - 1, to: end, text: "" } : { from: dash, to: end + 1, text: "" };
}

/** The start of the line of an item's dash, and the blanks before it. */
function dashOf(text: string, from: number): { readonly dash: number; readonly indent: string } {
  const dash = text.lastIndexOf("\n", from - 1) + 1;
  const start = text.lastIndexOf("-", from - 1);
  return { dash, indent: " ".repeat(Math.max(0, start - dash)) };
}
