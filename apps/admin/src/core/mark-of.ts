import type { StackTexts } from "./stack-texts.ts";

/** Texts are never changed in place: the same object is the same texts. */
const marks = new WeakMap<object, number>();
let made = 0;

/** Names the texts of a stack in few characters, for the key of a query. */
export function markOf(texts: StackTexts): string {
  return texts
    .map(({ ruleSet, files }) => {
      const mark = marks.get(files) ?? (made += 1);
      marks.set(files, mark);
      return `${ruleSet}#${mark}`;
    })
    .join(" ");
}
