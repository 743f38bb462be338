import type { Problem } from "@bareme/kernel";
import type { FileText } from "./merge-texts.ts";
import type { KeptTexts } from "./kept-texts.ts";
import {
  lost,
  nextToSend,
  opened,
  outrun,
  read,
  refused,
  resolved,
  saved,
  sent,
  textOf,
  toKeep,
  typedOver,
  type KeptText,
  type KnownText,
  type TextState,
  type TypedText,
} from "./text-state.ts";

/** What became of a text that was sent. */
export type Answer =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "outrun"; readonly theirs: KnownText }
  | { readonly kind: "unreached" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** What another person changed, to be said on the screen. */
interface ForeignChange {
  readonly name: string;
  readonly by: string;
}

export interface Texts {
  /** The files that the draft or someone's typing touched, by name. */
  readonly files: ReadonlyMap<string, TextState>;
  readonly foreign: readonly ForeignChange[];
}

export interface TextStore {
  readonly snapshot: () => Texts;
  readonly subscribe: (changed: () => void) => () => void;
  /** `known` is the text that the server has, for a file that is touched for the first time. */
  readonly write: (name: string, text: FileText, known: KnownText) => void;
  /** Ends a conflict with `text`, which a person made of theirs and of the one they were `shown`. */
  readonly resolve: (name: string, text: FileText, shown: KnownText) => void;
  /** The texts of the draft as the server has them; and how to find the published text of another file. */
  readonly read: (texts: ReadonlyMap<string, KnownText>, published: (name: string) => FileText) => void;
  /** Sends what waits, now: the connection is back, or the page is about to be left. */
  readonly sendAll: () => void;
  readonly dismiss: () => void;
}

/** One pause for all: a word is typed, then sent. */
const PAUSE_MS = 600;

interface StoreDeps {
  /** Whose changes are not told as another's. */
  readonly me: string;
  readonly kept: KeptTexts;
  readonly send: (name: string, typed: TypedText) => Promise<Answer>;
}

/** Holds the texts of one draft from the key pressed to the server's answer. */
export function createTextStore({ me, kept, send }: StoreDeps): TextStore {
  let texts: Texts = { files: new Map(), foreign: [] };
  let isOpen = false;
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const set = (next: Texts): void => {
    texts = next;
    for (const changed of listeners) changed();
  };
  const change = (name: string, state: TextState): void => {
    kept.keep(name, toKeep(state));
    set({ ...texts, files: new Map(texts.files).set(name, state) });
  };
  const later = (name: string): void => {
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => void sendNext(name), PAUSE_MS),
    );
  };
  const typed = (name: string, state: TextState): void => {
    change(name, state);
    later(name);
  };
  const sendNext = async (name: string): Promise<void> => {
    clearTimeout(timers.get(name));
    const state = texts.files.get(name);
    const next = state === undefined ? undefined : nextToSend(state);
    if (state === undefined || next === undefined) return;
    change(name, sent(state));
    const answer = await send(name, next);
    const after = answered(texts.files.get(name) ?? state, answer, me);
    change(name, after);
    if (answer.kind === "outrun") set(told(texts, [{ name, by: answer.theirs.by ?? "" }], me));
    if (answer.kind !== "unreached" && nextToSend(after) !== undefined) later(name);
  };
  const readAll: TextStore["read"] = (server, published) => {
    const waiting = isOpen ? new Map<string, KeptText>() : kept.all();
    const names = new Set([...texts.files.keys(), ...server.keys(), ...waiting.keys()]);
    const news: ForeignChange[] = [];
    for (const name of names) {
      const known = server.get(name) ?? { text: published(name), revision: 0, by: null };
      const before = texts.files.get(name);
      const state = before === undefined ? opened(known, waiting.get(name) ?? null) : read(before, known);
      if (state === before) continue;
      // What the draft held when it was opened is no news.
      if (isOpen && known.revision > (before?.known.revision ?? 0)) news.push({ name, by: known.by ?? "" });
      typed(name, state);
    }
    set(told(texts, news, me));
    isOpen = true;
  };

  return {
    snapshot: () => texts,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    write: (name, text, known) => typed(name, typedOver(texts.files.get(name) ?? opened(known, null), text)),
    resolve: (name, text, shown) => {
      const state = texts.files.get(name);
      if (state !== undefined) typed(name, resolved(state, text, shown));
    },
    read: readAll,
    sendAll: () => {
      for (const name of texts.files.keys()) void sendNext(name);
    },
    dismiss: () => set({ ...texts, foreign: [] }),
  };
}

/** Another's changes, each said once; one's own are none. */
function told(texts: Texts, changes: readonly ForeignChange[], me: string): Texts {
  const news = changes.filter(({ by }) => by !== me && by !== "");
  if (news.length === 0) return texts;
  const isSaid = (one: ForeignChange) => news.some(({ name, by }) => name === one.name && by === one.by);
  return { ...texts, foreign: [...texts.foreign.filter((one) => !isSaid(one)), ...news] };
}

function answered(state: TextState, answer: Answer, me: string): TextState {
  switch (answer.kind) {
    case "saved":
      return saved(state, answer.revision, me);
    case "outrun":
      return outrun(state, answer.theirs);
    case "unreached":
      return lost(state);
    case "refused":
      return refused(state, answer.problems);
  }
}

/** What each file says, with what is typed. */
export function textsOf({ files }: Texts): ReadonlyMap<string, FileText> {
  return new Map([...files].map(([name, state]) => [name, textOf(state)]));
}
