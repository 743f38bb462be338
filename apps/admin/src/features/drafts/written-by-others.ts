import type { ReadDraft } from "./answers.ts";

type Written = Pick<ReadDraft, "texts">;

/** Who else wrote a text of the draft between two readings of it. */
export function writtenByOthers(before: Written, now: Written, me: string): readonly string[] {
  const known = new Map(before.texts.map(({ ruleSet, path, revision }) => [`${ruleSet}/${path}`, revision]));
  const moved = now.texts.filter(
    ({ ruleSet, path, revision }) => known.get(`${ruleSet}/${path}`) !== revision,
  );
  return [...new Set(moved.map(({ updatedBy }) => updatedBy))].filter((by) => by !== me);
}
