import { foldText } from "../../format/fold-text.ts";
import { GROUPS, type Entry } from "./entries.ts";

export const MOST_SHOWN = 40;
/** Of one group while others have something too, so that each is seen. */
const MOST_OF_GROUP = 12;

/**
 * Entries that hold every word that is typed, whatever its accents, group by group. Within a group those that begin with what is typed come first, then those
 * with a word that begins so, then the others; the shorter label first. Nothing typed shows the first groups as they come.
 */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = foldText(typed).trim().replaceAll(/\s+/g, " ");
  const words = wanted === "" ? [] : wanted.split(" ");
  const ranked = GROUPS.map((group) =>
    entries
      .flatMap((entry) => {
        const rank = entry.group === group ? rankOf(entry, wanted, words) : null;
        return rank === null ? [] : [{ entry, rank }];
      })
      .toSorted((left, right) => left.rank - right.rank || left.entry.label.length - right.entry.label.length)
      .map(({ entry }) => entry),
  );
  const isAlone = ranked.filter((found) => found.length > 0).length === 1;
  return ranked.flatMap((found) => found.slice(0, isAlone ? MOST_SHOWN : MOST_OF_GROUP)).slice(0, MOST_SHOWN);
}

/** Lower is nearer; null where a word is not there. */
function rankOf({ folded }: Entry, wanted: string, words: readonly string[]): number | null {
  if (words.length === 0) return 0;
  if (!words.every((word) => folded.includes(word))) return null;
  if (folded.startsWith(wanted)) return 0;
  if (` ${folded}`.includes(` ${wanted}`)) return 1;
  const starts = words.filter((word) => ` ${folded.replaceAll(/[^a-z0-9]+/g, " ")}`.includes(` ${word}`));
  return starts.length === words.length ? 2 : 3;
}
