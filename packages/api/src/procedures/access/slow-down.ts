import type { Attempts } from "../../deps.ts";
import { refusal } from "../../problems.ts";

/** Counts an attempt under each key, and refuses it where there were too many. */
export async function slowDown(attempts: Attempts, keys: readonly string[]): Promise<void> {
  const waits: number[] = [];
  for (const key of keys) waits.push(await attempts.count(key));
  const wait = Math.max(...waits);
  if (wait === 0) return;
  const minutes = Math.ceil(wait / 60);
  throw refusal([
    {
      code: "TOO_MANY_ATTEMPTS",
      path: [],
      message: "Trop d'essais de mot de passe ont échoué.",
      remedy: `Attendez ${minutes} minute${minutes > 1 ? "s" : ""}, puis recommencez.`,
    },
  ]);
}
