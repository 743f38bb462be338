import { diff3Merge } from "node-diff3";

/** A file's text, or null for a file that is not there. */
export type FileText = string | null;

/** What two people made of the same text, put together by lines; undefined where their changes touch, so that a person must choose. */
export function mergeTexts(base: FileText, mine: FileText, theirs: FileText): FileText | undefined {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  if (base === null || mine === null || theirs === null) return undefined;
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  if (regions.some(({ conflict }) => conflict !== undefined)) return undefined;
  return regions.flatMap(({ ok }) => ok ?? []).join("\n");
}

function linesOf(text: string): string[] {
  return text.split("\n");
}
