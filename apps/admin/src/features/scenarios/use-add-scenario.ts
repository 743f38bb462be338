import { success, type Result } from "@bareme/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Api } from "../../api/client.ts";
import { problemsOf } from "../../api/problems.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import type { DraftTarget } from "./draft-target.tsx";
import { withScenario } from "./scenario-text.ts";

/** A scenario to add at the end of a file. */
export interface Addition {
  readonly target: DraftTarget;
  readonly ruleSet: string;
  readonly path: string;
  readonly text: string;
  /** What the last release has of the file; null when it has none. */
  readonly published: string | null;
  readonly number: number;
}

const MOST_TRIES = 4;

/** Adds a scenario to a draft, begun first where it is asked for. Gives the draft. */
export function useAddScenario({
  onCreated,
  onAdded,
}: {
  /** A draft was begun: another try goes to it. */
  readonly onCreated: (draftId: string) => void;
  readonly onAdded: (draftId: string) => void;
}) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (addition: Addition) => {
      const { draftId, label } = addition.target;
      const id = draftId === "" ? (await api.rules.createDraft.mutate({ label })).id : draftId;
      if (draftId === "") onCreated(id);
      const added = await add(api, id, addition, MOST_TRIES);
      return added.ok ? success(id) : added;
    },
    // A draft that was begun is not begun again.
    retry: false,
    onSuccess: async (added) => {
      await Promise.all([
        queries.invalidateQueries(trpc.rules.pathFilter()),
        queries.invalidateQueries({ queryKey: ["stack"] }),
      ]);
      if (added.ok) onAdded(added.value);
    },
  });
}

/** Someone may write the same file meanwhile: the scenario then goes to the end of theirs. */
async function add(api: Api, draftId: string, addition: Addition, tries: number): Promise<Result<null>> {
  const { ruleSet, path, text, published, number } = addition;
  const { texts } = await api.rules.readDraft.query({ draftId });
  const kept = texts.find((one) => one.ruleSet === ruleSet && one.path === path);
  const file = withScenario(kept === undefined ? (published ?? "") : (kept.text ?? ""), text);
  if (!file.ok) return file;
  try {
    await api.rules.writeText.mutate({
      draftId,
      ruleSet,
      path,
      text: file.value,
      revision: kept?.revision ?? 0,
      base: kept?.base ?? number,
    });
  } catch (thrown) {
    const isConflict = problemsOf(thrown).some(({ code }) => code === "TEXT_CONFLICT");
    if (!isConflict || tries <= 1) throw thrown;
    return add(api, draftId, addition, tries - 1);
  }
  return success(null);
}
