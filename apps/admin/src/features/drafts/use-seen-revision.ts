import { useRouteContext } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ReadDraft } from "./answers.ts";
import { writtenByOthers } from "./written-by-others.ts";

/** The revision that the reader has before their eyes, which is the one they speak of: what others wrote since is first read again. */
export function useSeenRevision(read: ReadDraft): {
  readonly revision: number;
  /** Who wrote since, by identifier; nobody when the reader has seen the last revision. */
  readonly others: readonly string[];
  readonly acknowledge: () => void;
} {
  const { me } = useRouteContext({ from: "/$societe" });
  const [seen, setSeen] = useState(read);
  const others = writtenByOthers(seen, read, me.utilisateurId);
  const isOwn = others.length === 0 && seen.draft.revision !== read.draft.revision;
  useEffect(() => {
    if (isOwn) setSeen(read);
  }, [isOwn, read]);
  const { revision } = others.length === 0 ? read.draft : seen.draft;
  return { revision, others, acknowledge: () => setSeen(read) };
}
