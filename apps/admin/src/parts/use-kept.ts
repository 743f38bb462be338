import { useCallback, useEffect, useState } from "react";
import { forget, jsonOf, keep, kept } from "./browser-memory.ts";

/**
 * What someone types, kept in the browser until it is sent. `key` names what is typed, with its company. `clear` forgets it, once the server has it.
 */
export function useKept<T>(
  key: string,
  initial: T,
): readonly [T, (value: T) => void, { readonly clear: () => void; readonly found: boolean }] {
  const [{ at, value, found }, setKept] = useState(() => read(key, initial));
  useEffect(() => {
    if (at !== key) setKept(read(key, initial));
  }, [at, key, initial]);
  const write = useCallback(
    (next: T) => {
      setKept({ at: key, value: next, found: false });
      keep(key, JSON.stringify(next));
    },
    [key],
  );
  const clear = useCallback(() => {
    setKept({ at: key, value: initial, found: false });
    forget(key);
  }, [key, initial]);
  return [value, write, { clear, found }];
}

interface Kept<T> {
  readonly at: string;
  readonly value: T;
  /** True when it was typed before the page was opened. */
  readonly found: boolean;
}

function read<T>(key: string, initial: T): Kept<T> {
  const value = jsonOf(kept(key));
  return isAs(value, initial)
    ? { at: key, value, found: true }
    : // What an older form left there, or half a text, is no longer what is typed here.
      { at: key, value: initial, found: false };
}

/** Whether a value was written by a form that begins as this one does: the same fields, each of the same sort. */
function isAs<T>(value: unknown, initial: T): value is T {
  if (value === undefined) return false;
  if (initial === null) return true;
  if (typeof value !== typeof initial || Array.isArray(value) !== Array.isArray(initial)) return false;
  if (typeof initial !== "object" || Array.isArray(initial)) return true;
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map(Object.entries(value));
  return Object.entries(initial).every(([name, first]) => isAs(fields.get(name), first));
}
