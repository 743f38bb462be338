import type { Problem } from "@bareme/kernel";
import { mergeTexts, type FileText } from "./merge-texts.ts";

/** A file as the server last told it; revision 0 is the published text, which the draft did not touch. */
export interface KnownText {
  readonly text: FileText;
  readonly revision: number;
  /** Who wrote it; null for a published text. */
  readonly by: string | null;
}

/** What is typed and not yet saved, and the text that it was typed over. */
export interface TypedText {
  readonly text: FileText;
  readonly base: FileText;
  readonly revision: number;
}

/** What waits in the browser; `sent` was on its way when the page was left, and the server may have it. */
export interface KeptText extends TypedText {
  readonly sent?: FileText;
}

/** One file of a draft, between what is typed and what the server knows. It is in conflict while what is typed stands on another text than the known one. */
export interface TextState {
  readonly known: KnownText;
  readonly typed: TypedText | null;
  /** On its way to the server. */
  readonly sending: { readonly text: FileText } | null;
  /** Sent, and the answer was lost: the server may have it. */
  readonly unanswered: { readonly text: FileText } | null;
  /** Why the server would not have it; nothing is sent until more is typed. */
  readonly refusal: readonly Problem[];
}

export type SaveState = "published" | "saved" | "typed" | "saving" | "waiting" | "conflict" | "refused";

/** A file as it is found when the page opens; `kept` was typed before, and never arrived. */
export function opened(known: KnownText, kept: KeptText | null): TextState {
  const typed = kept === null ? null : { text: kept.text, base: kept.base, revision: kept.revision };
  const unanswered = kept?.sent === undefined ? null : { text: kept.sent };
  return reconciled({ known, typed, sending: null, unanswered, refusal: [] });
}

/** What a closed page must leave behind of a file; null when the server has it all. */
export function toKeep({ typed, sending, unanswered }: TextState): KeptText | null {
  const onItsWay = sending ?? unanswered;
  return typed === null || onItsWay === null ? typed : { ...typed, sent: onItsWay.text };
}

export function textOf({ known, typed }: TextState): FileText {
  return typed === null ? known.text : typed.text;
}

export function isInConflict({ known, typed, sending }: TextState): boolean {
  return sending === null && typed !== null && typed.base !== known.text;
}

export function saveStateOf(state: TextState, isOnline: boolean): SaveState {
  const { known, typed, sending, refusal } = state;
  if (isInConflict(state)) return "conflict";
  if (refusal.length > 0) return "refused";
  if (typed === null && sending === null) return known.revision === 0 ? "published" : "saved";
  if (!isOnline) return "waiting";
  return sending === null ? "typed" : "saving";
}

/** Someone types. In a conflict this goes on over the old text: `resolved` ends it. */
export function typedOver(state: TextState, text: FileText): TextState {
  const { known, typed, sending } = state;
  const base = typed?.base ?? known.text;
  const revision = typed?.revision ?? known.revision;
  const isBack = text === known.text && revision === known.revision && sending === null;
  return { ...state, typed: isBack ? null : { text, base, revision }, refusal: [] };
}

/** The text that a person made of a conflict, over the other's that they were `shown`: what came since is merged, or asks them again. */
export function resolved(state: TextState, text: FileText, shown: KnownText): TextState {
  const typed = { text, base: shown.text, revision: shown.revision };
  return reconciled({ ...state, typed, unanswered: null, refusal: [] });
}

/** The server tells of a text, ours or another's. While one is on its way, what to make of it waits for the answer. */
export function read(state: TextState, known: KnownText): TextState {
  // A release that was published since changes the text under revision 0.
  const isNews =
    known.revision > state.known.revision || (known.revision === 0 && state.known.revision === 0);
  if (!isNews || (known.revision === state.known.revision && known.text === state.known.text)) return state;
  return state.sending === null ? reconciled({ ...state, known }) : { ...state, known };
}

/** What to send now, with the revision that it replaces; undefined when there is nothing, or it must wait. */
export function nextToSend(state: TextState): TypedText | undefined {
  const { typed, sending, refusal } = state;
  if (typed === null || sending !== null || refusal.length > 0 || isInConflict(state)) return undefined;
  return typed;
}

export function sent(state: TextState): TextState {
  return { ...state, sending: state.typed };
}

/** The server has what was sent, as `revision`. */
export function saved(state: TextState, revision: number, by: string): TextState {
  if (state.sending === null) return state;
  const { text } = state.sending;
  const known = revision >= state.known.revision ? { text, revision, by } : state.known;
  const typed =
    state.typed === null || state.typed.text === text
      ? null
      : { text: state.typed.text, base: text, revision };
  return reconciled({ ...state, known, typed, sending: null, unanswered: null });
}

/** Another person wrote first: `theirs` is what stands now. */
export function outrun(state: TextState, theirs: KnownText): TextState {
  const known = theirs.revision > state.known.revision ? theirs : state.known;
  return reconciled({ ...state, known, sending: null });
}

/** The answer did not come. */
export function lost(state: TextState): TextState {
  return { ...state, sending: null, unanswered: state.sending ?? state.unanswered };
}

export function refused(state: TextState, refusal: readonly Problem[]): TextState {
  return { ...state, sending: null, refusal };
}

/** Brings what is typed onto the known text where the two do not touch. */
function reconciled(state: TextState): TextState {
  const { known, typed, unanswered } = state;
  if (typed === null) return state;
  if (typed.text === known.text) return { ...state, typed: null, unanswered: null };
  if (typed.revision === known.revision && typed.base === known.text) return state;
  // What was sent did arrive: it is ours, there is nothing to merge.
  const base = unanswered !== null && unanswered.text === known.text ? known.text : typed.base;
  const text = mergeTexts(base, typed.text, known.text);
  if (text === undefined) return state;
  const isTheirs = text === known.text;
  return {
    ...state,
    typed: isTheirs ? null : { text, base: known.text, revision: known.revision },
    unanswered: null,
  };
}
