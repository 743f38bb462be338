import type { UnitOfWork } from "../src/index.ts";
import { nextId, put, type State } from "./memory-state.ts";

/** Releases and drafts of one tenant; law and convention are read by all. */
export function memoryRules(
  state: State,
  societeId: string,
  now: () => string,
): Pick<UnitOfWork, "releases" | "drafts"> {
  const isRead = (owner: string): boolean =>
    owner === societeId || state.societes.some(({ id, kind }) => id === owner && kind === "publisher");
  const releases = () =>
    state.releases
      .filter((one) => isRead(one.societeId))
      .toSorted((left, right) => right.number - left.number);
  const drafts = () => state.drafts.filter((one) => one.societeId === societeId);
  const ofDraft = (id: string) => (one: { readonly draftId: string; readonly societeId: string }) =>
    one.draftId === id && one.societeId === societeId;
  return {
    releases: {
      latest: async (ruleSet, knownOn) =>
        releases().find((one) => one.ruleSet === ruleSet && (knownOn === null || one.knownFrom <= knownOn)),
      byNumber: async (ruleSet, number) =>
        releases().find((one) => one.ruleSet === ruleSet && one.number === number),
      list: async (ruleSet) =>
        releases()
          .filter((one) => ruleSet === undefined || one.ruleSet === ruleSet)
          .map(({ files: _files, ...rest }) => rest),
      add: async (release) => {
        if (release.societeId !== societeId) throw new Error("a release of another tenant");
        if (state.releases.some((one) => one.ruleSet === release.ruleSet && one.number === release.number))
          throw new Error("releases_rule_set_number");
        const added = { ...release, id: nextId(state) };
        state.releases = [...state.releases, added];
        return added;
      },
    },
    drafts: {
      create: async (draft) => {
        const made = { ...draft, id: nextId(state), status: "open" as const, revision: 0 };
        state.drafts = [...state.drafts, { ...made, societeId }];
        return made;
      },
      find: async (id) => drafts().find((one) => one.id === id),
      list: async () => drafts(),
      setStatus: async (id, from, to) => {
        const found = drafts().find((one) => one.id === id && one.status === from);
        if (found === undefined) return false;
        state.drafts = put(state.drafts, { ...found, status: to }, (one) => one.id === id);
        return true;
      },
      texts: async (id) => state.texts.filter(ofDraft(id)),
      write: async (id, text) => {
        const draft = drafts().find((one) => one.id === id);
        const isIt = (one: State["texts"][number]): boolean =>
          ofDraft(id)(one) && one.ruleSet === text.ruleSet && one.path === text.path;
        if (draft === undefined || (state.texts.find(isIt)?.revision ?? 0) !== text.revision) return false;
        const row = { ...text, revision: text.revision + 1, draftId: id, societeId };
        state.texts = put(state.texts, row, isIt);
        state.drafts = put(state.drafts, { ...draft, revision: draft.revision + 1 }, (one) => one.id === id);
        return true;
      },
      opinions: async (id) => state.opinions.filter(ofDraft(id)),
      addOpinion: async (id, opinion) =>
        void (state.opinions = [...state.opinions, { ...opinion, madeAt: now(), draftId: id, societeId }]),
    },
  };
}
