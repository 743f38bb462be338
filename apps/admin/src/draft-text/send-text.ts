import type { Problem } from "@bareme/kernel";
import type { Api } from "../api/client.ts";
import { isSignedOut, isUnreached, problemsOf } from "../api/problems.ts";
import { placeOfFile } from "../core/stack-texts.ts";
import type { KnownText, TypedText } from "./text-state.ts";
import type { Answer } from "./text-store.ts";

/** Writes a text into the draft, or removes the file; `base` is the release that was read, when the draft touches it for the first time. */
export async function sendText(
  api: Api,
  { draftId, name, base }: { readonly draftId: string; readonly name: string; readonly base: number },
  { text, revision }: TypedText,
): Promise<Answer> {
  const place = { draftId, ...placeOfFile(name), revision, ...(revision === 0 && { base }) };
  try {
    const written = await (text === null
      ? api.rules.removeText.mutate(place)
      : api.rules.writeText.mutate({ ...place, text }));
    return { kind: "saved", revision: written.revision };
  } catch (thrown) {
    // Signed out, the text waits in the browser as it does without a connection, and is sent once its person is back.
    if (isUnreached(thrown) || isSignedOut(thrown)) return { kind: "unreached" };
    const problems = problemsOf(thrown);
    const theirs = problems.map(theirsOf).find((one) => one !== undefined);
    return theirs === undefined ? { kind: "refused", problems } : { kind: "outrun", theirs };
  }
}

/** What TEXT_CONFLICT tells of the other's text. */
function theirsOf(problem: Problem): KnownText | undefined {
  if (problem.code !== "TEXT_CONFLICT") return undefined;
  if (!("theirs" in problem) || !("revision" in problem) || !("updatedBy" in problem)) return undefined;
  const { theirs, revision, updatedBy } = problem;
  if (typeof theirs !== "string" && theirs !== null) return undefined;
  if (typeof revision !== "number" || typeof updatedBy !== "string") return undefined;
  return { text: theirs, revision, by: updatedBy };
}
