import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { JsonRecord } from "./fields.ts";

/** What someone types of a record, and the revision that was read when they began. */
export interface TypedRecord {
  readonly values: JsonRecord;
  readonly revision: number;
}

/** By place: the kind of the record and its key. */
type TypedRecords = Readonly<Record<string, TypedRecord>>;

/** All that is being typed in one dossier. */
export interface Typing {
  readonly records: TypedRecords;
  /** Places where something typed before the page was opened was found. */
  readonly found: ReadonlySet<string>;
  readonly write: (place: string, record: TypedRecord) => void;
  readonly drop: (place: string) => void;
}

/**
 * What is typed in the forms of a dossier, kept in the browser until the server has it, as `useKept` keeps one value. The forms share it, and a save that
 * ends after the page was left still finds it.
 */
export function useTyping(name: string): Typing {
  const key = `bareme-saisie ${name}`;
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key) ?? "{}");
  const records = useMemo(() => read(text), [text]);
  const [found] = useState(() => new Set(Object.keys(records)));
  const write = useCallback(
    (place: string, record: TypedRecord) => change(key, (all) => ({ ...all, [place]: record })),
    [key],
  );
  const drop = useCallback(
    (place: string) =>
      change(key, (all) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== place))),
    [key],
  );
  return { records, found, write, drop };
}

const listeners = new Set<() => void>();

/** Tells of what this page changes, and of what another tab does. */
function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

function change(key: string, make: (all: TypedRecords) => TypedRecords): void {
  const next = make(read(localStorage.getItem(key) ?? "{}"));
  if (Object.keys(next).length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(next));
  for (const tell of listeners) tell();
}

function read(text: string): TypedRecords {
  // What stands there was written by `change`, of the same type.
  return JSON.parse(text) as TypedRecords;
}
