import { useSyncExternalStore } from "react";

/**
 * What this browser keeps of what someone types, until the server has it: a lost connection, a closed tab or a crash loses none of it. It is kept by person:
 * whoever signs in next on the same browser finds nothing of it.
 */
let owner = "";

/** Says whose memory it is from now on; until then it is nobody's. */
export function ownMemory(utilisateurId: string): void {
  owner = utilisateurId;
}

/** What the browser refused to keep, for it is full or closed to this site: it lives as long as the page. */
const held = new Map<string, string>();

export function kept(name: string): string | null {
  const key = keyOf(name);
  return held.get(key) ?? localStorage.getItem(key);
}

export function keep(name: string, text: string): void {
  const key = keyOf(name);
  try {
    localStorage.setItem(key, text);
    held.delete(key);
  } catch {
    held.set(key, text);
  }
  tell();
}

export function forget(name: string): void {
  held.delete(keyOf(name));
  localStorage.removeItem(keyOf(name));
  tell();
}

/** Erases all that the person has typed and not saved in this browser, whatever the company. */
export function forgetAll(): void {
  for (const name of keptNames()) localStorage.removeItem(keyOf(name));
  held.clear();
  tell();
}

/** The names of all that is kept of the person. */
export function keptNames(): readonly string[] {
  const keys = new Set([...Object.keys(localStorage), ...held.keys()]);
  return [...keys].filter((key) => key.startsWith(prefix())).map((key) => key.slice(prefix().length));
}

/** Whether something typed is kept by this page alone. */
export function useHoldsAlone(): boolean {
  return useSyncExternalStore(subscribeToMemory, () => held.size > 0);
}

const listeners = new Set<() => void>();

/** Tells of what this page keeps, and of what another tab does. */
export function subscribeToMemory(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

function tell(): void {
  for (const changed of listeners) changed();
}

function keyOf(name: string): string {
  return prefix() + name;
}

function prefix(): string {
  return `bareme-saisie ${owner} `;
}

/** What a text that was kept holds; undefined for half a text, as a browser that was killed leaves it. */
export function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
