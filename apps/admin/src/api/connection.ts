import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { AWAY } from "./problems.ts";

/** Asked while the server is away, to know when it is back. */
const HEALTH = "/api/health";
const EVERY_MS = 2000;

/** A `fetch` that notices when the server can no longer be reached: queries and writes then wait instead of failing, and go on by themselves. */
export async function watchedFetch(input: RequestInfo | URL | string, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init);
    if (AWAY.includes(response.status)) lose();
    return response;
  } catch (thrown) {
    if (init?.signal?.aborted !== true) lose();
    throw thrown;
  }
}

export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
}

let asking: number | undefined;

function lose(): void {
  onlineManager.setOnline(false);
  asking ??= window.setInterval(() => void askHealth(), EVERY_MS);
}

async function askHealth(): Promise<void> {
  const response = await fetch(HEALTH, { cache: "no-store" }).catch(() => undefined);
  if (response?.ok !== true) return;
  window.clearInterval(asking);
  asking = undefined;
  onlineManager.setOnline(true);
}
