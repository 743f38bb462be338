import { useDebouncedValue } from "@mantine/hooks";
import { onlineManager, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRouteContext } from "@tanstack/react-router";
import {
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { Api } from "../api/client.ts";
import { useSociete } from "../api/session.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import { placeOfFile } from "../core/stack-texts.ts";
import { useStack, type OwnStack } from "../core/use-stack.ts";
import { DraftTextsContext } from "./draft-texts-context.ts";
import { keptInBrowser } from "./kept-texts.ts";
import { overStack } from "./over-stack.ts";
import { sendText } from "./send-text.ts";
import type { KnownText } from "./text-state.ts";
import { createTextStore, textsOf, type TextStore } from "./text-store.ts";
import { useDraftWatch } from "./use-draft-watch.ts";

/** What is checked follows what is typed by this much. */
const CHECK_AFTER_MS = 150;

/** Around the pages of rules: holds what is typed in the draft that they name, all files together, and what others write in it. */
export function DraftTextsProvider({
  draftId,
  children,
}: {
  readonly draftId: string | undefined;
  readonly children: ReactNode;
}) {
  const stack = useStack(draftId);
  const store = useStore(draftId, stack);
  const texts = useSyncExternalStore(store.subscribe, store.snapshot);
  const before = useRef<OwnStack>(undefined);
  const over = useMemo(() => {
    before.current = overStack(stack, textsOf(texts), before.current);
    return before.current;
  }, [stack, texts]);
  const [rested] = useDebouncedValue(over, CHECK_AFTER_MS);
  // Deferred: while the new texts are checked, the page stands as it is.
  const typedStack = useDeferredValue(rested);
  const value = useMemo(() => ({ store, texts, stack, typedStack }), [store, texts, stack, typedStack]);
  return <DraftTextsContext value={value}>{children}</DraftTextsContext>;
}

function useStore(draftId: string | undefined, stack: OwnStack): TextStore {
  const { me } = useRouteContext({ from: "/$societe" });
  const { slug } = useSociete();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const latest = useRef(stack);
  latest.current = stack;
  const store = useMemo(
    () => storeOf({ queries, api, me: me.utilisateurId, slug, draftId, stackNow: () => latest.current }),
    [queries, api, me.utilisateurId, slug, draftId],
  );
  // Before anything is painted: the draft's texts are there from the first sight on.
  useLayoutEffect(() => store.read(knownTexts(stack), (name) => publishedText(stack, name)), [store, stack]);
  useDraftWatch(draftId, () => {
    void queries.invalidateQueries({ queryKey: ["stack", slug, draftId] });
  });
  useEffect(() => {
    const leave = onlineManager.subscribe((isOnline) => isOnline && store.sendAll());
    return () => {
      leave();
      store.sendAll();
    };
  }, [store]);
  return store;
}

/** One store for each draft of a session: what is on its way goes on when one leaves the page for another. */
const stores = new WeakMap<QueryClient, Map<string, Held>>();

interface Held {
  readonly store: TextStore;
  /** The stack of the page that stands, whichever opened the store. */
  stackNow: () => OwnStack;
}

function storeOf({
  queries,
  api,
  me,
  slug,
  draftId = "",
  stackNow,
}: {
  readonly queries: QueryClient;
  readonly api: Api;
  readonly me: string;
  readonly slug: string;
  readonly draftId: string | undefined;
  readonly stackNow: () => OwnStack;
}): TextStore {
  const mine = stores.get(queries) ?? new Map<string, Held>();
  stores.set(queries, mine);
  const known = mine.get(draftId);
  if (known !== undefined) {
    known.stackNow = stackNow;
    return known.store;
  }
  const baseOf = (name: string): number =>
    held.stackNow().layers.find(({ ruleSet }) => ruleSet === placeOfFile(name).ruleSet)?.release?.number ?? 0;
  const store = createTextStore({
    me,
    kept: keptInBrowser(`${slug} ${draftId}`),
    send: async (name, typed) => {
      const answer = await sendText(api, { draftId, name, base: baseOf(name) }, typed);
      // With the server there, the session has ended: reading again leads to signing in.
      if (answer.kind === "unreached" && onlineManager.isOnline())
        void queries.invalidateQueries({ queryKey: ["stack", slug, draftId] });
      return answer;
    },
  });
  const held: Held = { store, stackNow };
  mine.set(draftId, held);
  return store;
}

function knownTexts({ draft }: OwnStack): ReadonlyMap<string, KnownText> {
  return new Map(
    (draft?.texts ?? []).map(({ ruleSet, path, text, revision, updatedBy }) => [
      `${ruleSet}/${path}`,
      { text, revision, by: updatedBy },
    ]),
  );
}

function publishedText({ layers }: OwnStack, name: string): string | null {
  const { ruleSet, path } = placeOfFile(name);
  return layers.find((layer) => layer.ruleSet === ruleSet)?.published[path] ?? null;
}
