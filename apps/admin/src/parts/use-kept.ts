import { useCallback, useEffect, useState } from "react";

/**
 * What someone types, kept in the browser until it is sent: a lost connection, a closed tab or a crash loses none of it. `key` names what is typed, with its
 * company. `clear` forgets it, once the server has it.
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
      localStorage.setItem(PREFIX + key, JSON.stringify(next));
      setKept({ at: key, value: next, found: false });
    },
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(PREFIX + key);
    setKept({ at: key, value: initial, found: false });
  }, [key, initial]);
  return [value, write, { clear, found }];
}

const PREFIX = "bareme-saisie ";

interface Kept<T> {
  readonly at: string;
  readonly value: T;
  /** True when it was typed before the page was opened. */
  readonly found: boolean;
}

function read<T>(key: string, initial: T): Kept<T> {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return { at: key, value: initial, found: false };
  // What stands there was written by `write`, of the same type.
  return { at: key, value: JSON.parse(text) as T, found: true };
}
