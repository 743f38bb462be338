import { placeOfFile } from "../core/stack-texts.ts";
import type { OwnStack, StackLayer } from "../core/use-stack.ts";
import type { FileText } from "./merge-texts.ts";

/**
 * A stack with texts over it, by name. A layer that says the same as in `before` is the very same object: what was computed of it stands.
 */
export function overStack(
  stack: OwnStack,
  texts: ReadonlyMap<string, FileText>,
  before?: OwnStack,
): OwnStack {
  const layers = stack.layers.map((layer) => {
    const files = overFiles(layer, texts);
    const same = before?.layers.find((one) => one.ruleSet === layer.ruleSet && sameTexts(one.files, files));
    return { ...layer, files: same?.files ?? files };
  });
  return { ...stack, layers };
}

function overFiles(
  { ruleSet, files }: StackLayer,
  texts: ReadonlyMap<string, FileText>,
): StackLayer["files"] {
  const mine = [...texts].flatMap(([name, text]) => {
    const place = placeOfFile(name);
    return place.ruleSet === ruleSet && (files[place.path] ?? null) !== text
      ? [[place.path, text] as const]
      : [];
  });
  if (mine.length === 0) return files;
  const all = new Map<string, FileText>([...Object.entries(files), ...mine]);
  return Object.fromEntries([...all].flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

function sameTexts(left: StackLayer["files"], right: StackLayer["files"]): boolean {
  const paths = Object.keys(left);
  return paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path]);
}
