import type { Output } from "../../output.ts";

/**
 * What a fault of ours is told as: its kind and where it happened, never its message, which may hold the values of a row or the address of a database.
 */
export function tellUnforeseen(error: unknown, { err }: Output): void {
  err(
    `Panne imprévue (${kindOf(error)}${placeOf(error)}).\n  → Recommencez ; si elle revient, signalez-la avec cette ligne.\n`,
  );
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}${error.cause === undefined ? "" : `, ${kindOf(error.cause)}`}`;
}

/** The first place of our own sources that the fault went through. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "").replace(error.message, "") : "";
  const [, place] = /\/((?:packages|apps)\/(?:(?!node_modules)[^\s)])+:\d+):\d+/.exec(stack) ?? [];
  return place === undefined ? "" : `, ${place}`;
}
