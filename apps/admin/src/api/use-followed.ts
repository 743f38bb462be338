import type { Problem } from "@bareme/kernel";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemsOf } from "./problems.ts";

/** Long work as a screen shows it. */
export type Following<T> =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly done: number; readonly total: number }
  | { readonly state: "done"; readonly value: T }
  | { readonly state: "failed"; readonly problems: readonly Problem[] };

interface Handlers<T> {
  readonly onData: (event: Progressing<T>) => void;
  readonly onError: (thrown: unknown) => void;
}

type Progressing<T> =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly value: T };

/** Starts a subscription of the API, as `(input, handlers) => client.rules.runScenarios.subscribe(input, handlers)`. */
type Subscribe<I, T> = (input: I, handlers: Handlers<T>) => { readonly unsubscribe: () => void };

/** Runs long work of the server when asked to, and follows it: how far it is, then what came of it. Another start, or leaving the page, ends the one before. */
export function useFollowed<I, T>(
  subscribe: Subscribe<I, T>,
): { readonly following: Following<T>; readonly start: (input: I) => void; readonly stop: () => void } {
  const [following, setFollowing] = useState<Following<T>>({ state: "idle" });
  const running = useRef<{ readonly unsubscribe: () => void } | null>(null);
  const ask = useRef(subscribe);
  ask.current = subscribe;
  const end = useCallback(() => {
    running.current?.unsubscribe();
    running.current = null;
  }, []);
  const start = useCallback(
    (input: I) => {
      end();
      setFollowing({ state: "running", done: 0, total: 0 });
      running.current = ask.current(input, {
        onData: (event) =>
          setFollowing(
            event.kind === "progress"
              ? { state: "running", done: event.done, total: event.total }
              : { state: "done", value: event.value },
          ),
        onError: (thrown) => setFollowing({ state: "failed", problems: problemsOf(thrown) }),
      });
    },
    [end],
  );
  const stop = useCallback(() => {
    end();
    setFollowing({ state: "idle" });
  }, [end]);
  useEffect(() => end, [end]);
  return { following, start, stop };
}
