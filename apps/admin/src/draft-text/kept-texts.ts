import type { KeptText } from "./text-state.ts";

/** Where what is typed waits until the server has it: a closed tab or a crash loses none of it. Texts are named by rule set and path, as `law/fr/plafonds.yaml`. */
export interface KeptTexts {
  readonly all: () => ReadonlyMap<string, KeptText>;
  readonly keep: (name: string, typed: KeptText | null) => void;
}

/** `whose` names the person, the company and the draft: nothing that one typed is sent by another. */
export function keptInBrowser(whose: string): KeptTexts {
  const prefix = `bareme-texte ${whose} `;
  const all = () =>
    new Map(
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => {
          const typed = parsed(localStorage.getItem(key));
          return typed === undefined ? [] : [[key.slice(prefix.length), typed] as const];
        }),
    );
  const keep: KeptTexts["keep"] = (name, typed) => {
    if (typed === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(typed));
  };
  return { all, keep };
}

function parsed(stored: string | null): KeptText | undefined {
  if (stored === null) return undefined;
  const value: unknown = JSON.parse(stored);
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
