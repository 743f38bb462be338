import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { forget, jsonOf, keep, kept, subscribeToMemory } from "../../../parts/browser-memory.ts";
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
export function useTyping(key: string): Typing {
  const text = useSyncExternalStore(subscribeToMemory, () => kept(key) ?? "{}");
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

function change(key: string, make: (all: TypedRecords) => TypedRecords): void {
  const next = make(read(kept(key) ?? "{}"));
  if (Object.keys(next).length === 0) forget(key);
  else keep(key, JSON.stringify(next));
}

/** What `change` wrote there; a record that is none is left out. */
function read(text: string): TypedRecords {
  const found = jsonOf(text);
  if (typeof found !== "object" || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([place, one]) => (isTyped(one) ? [[place, one]] : [])),
  );
}

function isTyped(value: unknown): value is TypedRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    "revision" in value &&
    typeof value.revision === "number" &&
    "values" in value &&
    typeof value.values === "object" &&
    value.values !== null
  );
}
