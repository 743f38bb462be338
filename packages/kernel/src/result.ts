import type { Problem } from "./problem.ts";

/** What a step that may fail gives back: its value, or every problem found, not only the first. Bugs throw instead. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
