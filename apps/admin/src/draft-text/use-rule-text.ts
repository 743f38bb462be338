import type { Problem } from "@bareme/kernel";
import { useMemo } from "react";
import { useIsOnline } from "../api/connection.ts";
import { useMay, useSociete, type Membership } from "../api/session.tsx";
import type { OwnStack } from "../core/use-stack.ts";
import { useDraftTexts } from "./draft-texts-context.ts";
import type { FileText } from "./merge-texts.ts";
import { saveStateOf, textOf, type KnownText, type SaveState } from "./text-state.ts";

/** One file of the rules as the page shows it and writes it. */
export interface RuleText {
  /** What is typed, at once; empty for a file that is not there. */
  readonly text: string;
  readonly exists: boolean;
  /** In the last release; null when it has no such file. */
  readonly published: string | null;
  readonly isEditable: boolean;
  /** Why it cannot be written, in a sentence; null when it can. */
  readonly whyNot: string | null;
  readonly state: SaveState;
  /** Why the server would not have it. */
  readonly problems: readonly Problem[];
  /** Null removes the file. */
  readonly write: (text: FileText) => void;
  /** Back to what is published. */
  readonly revert: () => void;
}

/** The text of a file in the draft that the page names, or as published; `stack` is the page's, from `useStack` or `useTypedStack`. */
export function useRuleText(stack: OwnStack, ruleSet: string, path: string): RuleText {
  const { store, texts } = useDraftTexts();
  const isOnline = useIsOnline();
  const whyNot = useWhyNot(stack, ruleSet);
  const name = `${ruleSet}/${path}`;
  const state = texts.files.get(name);
  const published = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.published[path] ?? null;
  return useMemo(() => {
    const known: KnownText = state?.known ?? { text: published, revision: 0, by: null };
    const text = state === undefined ? known.text : textOf(state);
    return {
      text: text ?? "",
      exists: text !== null,
      published,
      isEditable: whyNot === null,
      whyNot,
      state: state === undefined ? "published" : saveStateOf(state, isOnline),
      problems: state?.refusal ?? [],
      write: (next) => {
        if (whyNot === null) store.write(name, next, known);
      },
      revert: () => store.write(name, published, known),
    };
  }, [state, published, whyNot, isOnline, store, name]);
}

/** Whether the person may write a layer here and now, and why not. */
function useWhyNot({ draft }: OwnStack, ruleSet: string): string | null {
  const societe = useSociete();
  const mayWrite = useMay("write");
  if (!isOwn(societe, ruleSet))
    return ruleSet.startsWith("company/")
      ? "Les règles d'une société sont écrites par elle."
      : "La loi et la convention sont écrites par l'éditeur des règles.";
  if (!mayWrite) return "Votre rôle permet de lire les règles, pas de les écrire.";
  if (draft === null) return "Ce sont les règles publiées : elles se changent dans un brouillon.";
  if (draft.draft.status === "published") return "Ce brouillon est publié : il ne change plus.";
  if (draft.draft.status === "abandoned") return "Ce brouillon est abandonné : il ne change plus.";
  return null;
}

/** Law and convention are the publisher's; a company has its own layer and nothing else. */
function isOwn({ kind, slug }: Pick<Membership, "kind" | "slug">, ruleSet: string): boolean {
  return kind === "publisher" ? !ruleSet.startsWith("company/") : ruleSet === `company/${slug}`;
}
