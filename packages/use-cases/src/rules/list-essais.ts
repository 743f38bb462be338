import { success, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { RuleDeps } from "./deps.ts";
import { findDraft } from "./draft-state.ts";
import { admit, draftInput } from "./input.ts";
import { basesOf, isCurrent, readReport, type RunReport } from "./kept-run.ts";

/** A kept run of a draft's scenarios. */
export interface ListedEssai extends RunReport {
  readonly passed: number;
  readonly failed: number;
  readonly madeAt: string;
  /** It is of the draft as it is, over what is published: publication goes by it. */
  readonly current: boolean;
}

const MOST_LISTED = 50;

/** The last runs of a draft's scenarios, newest first. */
export async function listEssais(
  { store }: Pick<RuleDeps, "store">,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<readonly ListedEssai[]>> {
  const admitted = admit(actor, "read", draftInput, input);
  if (!admitted.ok) return admitted;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await findDraft(unit, admitted.value.draftId);
    if (!draft.ok) return draft;
    const bases = basesOf(await unit.releases.list());
    const { id, revision } = draft.value;
    return success(
      (await unit.essais.ofDraft(id, MOST_LISTED)).flatMap((essai): readonly ListedEssai[] => {
        const run = readReport(essai);
        if (run === undefined) return [];
        const { passed, failed, madeAt } = essai;
        return [{ ...run, passed, failed, madeAt, current: isCurrent(run, revision, bases) }];
      }),
    );
  });
}
