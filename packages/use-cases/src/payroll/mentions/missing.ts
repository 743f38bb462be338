import type { Problem } from "@bareme/kernel";

/** A mention that a document must carry and that nothing tells: what it is, and where it is completed. */
export function mentionMissing(path: readonly string[], what: string, remedy: string): Problem {
  return { code: "MENTION_MISSING", path, message: `Il manque au document ${what}.`, remedy };
}
