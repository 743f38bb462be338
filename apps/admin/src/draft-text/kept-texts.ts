import { forget, jsonOf, keep, kept, keptNames } from "../parts/browser-memory.ts";
import type { KeptText } from "./text-state.ts";

/** Where what is typed waits until the server has it: a closed tab or a crash loses none of it. Texts are named by rule set and path, as `law/fr/plafonds.yaml`. */
export interface KeptTexts {
  readonly all: () => ReadonlyMap<string, KeptText>;
  readonly keep: (name: string, typed: KeptText | null) => void;
}

/** `whose` names the company and the draft; what is kept is the person's own, so that nothing that one typed is sent by another. */
export function keptInBrowser(whose: string): KeptTexts {
  const start = `texte ${whose} `;
  const all = () =>
    new Map(
      keptNames()
        .filter((name) => name.startsWith(start))
        .flatMap((name) => {
          const typed = parsed(kept(name));
          return typed === undefined ? [] : [[name.slice(start.length), typed] as const];
        }),
    );
  const keepText: KeptTexts["keep"] = (name, typed) => {
    if (typed === null) forget(start + name);
    else keep(start + name, JSON.stringify(typed));
  };
  return { all, keep: keepText };
}

function parsed(stored: string | null): KeptText | undefined {
  const value = jsonOf(stored);
  if (typeof value !== "object" || value === null) return undefined;
  if (!("text" in value) || !("base" in value) || !("revision" in value)) return undefined;
  const { text, base, revision } = value;
  const sent = "sent" in value && isFileText(value.sent) ? { sent: value.sent } : {};
  return isFileText(text) && isFileText(base) && typeof revision === "number"
    ? { text, base, revision, ...sent }
    : undefined;
}

function isFileText(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}
