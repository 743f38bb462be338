import { isNode, type Node, type YAMLMap } from "yaml";
import type { Plain } from "./plain.ts";
import { blockText, flowText, isBlock, openScalarText, scalarText } from "./write-yaml.ts";
import { endOfLine, keyText, placeOf, type Edit, type Edited, type Place } from "./yaml-tree.ts";

type EditsOf = (node: Node, value: Plain, edited: Edited) => readonly Edit[];

/** Makes a map say `value`: the keys it keeps stay where they are, a new one stands after the one that it follows in `value`. */
export function changeMap(
  map: YAMLMap,
  value: { readonly [key: string]: Plain },
  edited: Edited,
  editsOf: EditsOf,
): readonly Edit[] {
  const kept = map.items.filter(({ key }) => keyText(key) in value);
  if (kept.length === 0) return [{ ...placeOf(map, edited.text), text: flowText(value) }];
  const changed = map.items.flatMap(({ key, value: node }, index): readonly Edit[] => {
    const said = value[keyText(key)];
    if (said === undefined) return [removal(map, index, edited)];
    return isNode(node) ? editsOf(node, said, edited) : [];
  });
  const keys = Object.keys(value);
  const added = keys.flatMap((key, index) => {
    if (map.has(key)) return [];
    const before = keys.slice(0, index).findLast((one) => map.has(one)) ?? keyText(kept.at(-1)?.key);
    return [addition(map, before, [key, value[key] ?? null], edited)];
  });
  return [...changed, ...joined(added)];
}

/** Keys that are added after the same one stand in their order. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  return edits.reduce<readonly Edit[]>((found, edit) => {
    const last = found.at(-1);
    return last === undefined || last.from !== edit.from
      ? [...found, edit]
      : [...found.slice(0, -1), { ...last, text: last.text + edit.text }];
  }, []);
}

/** A key that is no more: with its line in a block, with its comma in a flow map. */
function removal(map: YAMLMap, index: number, edited: Edited): Edit {
  const { from, to } = pairPlace(map, index, edited);
  const next = index + 1 < map.items.length ? pairPlace(map, index + 1, edited).from : undefined;
  if (index === 0 && next !== undefined) return { from, to: next, text: "" };
  return { from: index === 0 ? from : pairPlace(map, index - 1, edited).to, to, text: "" };
}

function addition(
  map: YAMLMap,
  before: string,
  [key, value]: readonly [string, Plain],
  edited: Edited,
): Edit {
  const at = map.items.findIndex((pair) => keyText(pair.key) === before);
  const { from, to } = pairPlace(map, at, edited);
  if (map.flow === true) return { from: to, to, text: `, ${key}: ${flowText(value)}` };
  const { text } = edited;
  const indent = " ".repeat(from - (text.lastIndexOf("\n", from - 1) + 1));
  const inner = `${indent}  `;
  const said =
    typeof value !== "string"
      ? `${isBlock(value, inner) ? `\n${inner}` : ""}${blockText(value, inner)}`
      : /^"?[-\d]/.test(scalarText(value))
        ? scalarText(value)
        : openScalarText(value);
  const end = endOfLine(text, to);
  return { from: end, to: end, text: `\n${indent}${key}: ${said}` };
}

function pairPlace(map: YAMLMap, index: number, { text }: Edited): Place {
  const pair = map.items[index];
  const key = isNode(pair?.key) ? placeOf(pair.key, text) : { from: 0, to: 0 };
  const value = pair !== undefined && isNode(pair.value) ? placeOf(pair.value, text) : key;
  return { from: key.from, to: Math.max(key.to, value.to) };
}
