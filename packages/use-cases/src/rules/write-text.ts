import { failure, sha256Hex, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { DraftText, Societe, UnitOfWork } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { lockDraft } from "./draft-state.ts";
import { admit, countInput, fileTextInput, idInput, pathInput, ruleSetInput } from "./input.ts";
import { notYours, tenantOf } from "./tenant.ts";

const place = {
  draftId: idInput,
  ruleSet: ruleSetInput,
  path: pathInput,
  /** The revision of the text that its author had before them; 0 for a file that the draft did not touch yet. */
  revision: countInput,
  /** The release whose text the change was made on; when absent, the one it was made on before, or the last. */
  base: countInput.optional(),
};

export const writeTextInput = z.strictObject({ ...place, text: fileTextInput });
export const removeTextInput = z.strictObject(place);

export interface WrittenText {
  readonly revision: number;
  readonly draftRevision: number;
}

/** Two people wrote the same file: what each wrote, so that nothing is lost. Null is a file removed. */
export interface TextConflict extends Problem {
  readonly code: "TEXT_CONFLICT";
  readonly yours: string | null;
  readonly theirs: string | null;
  readonly revision: number;
  readonly updatedBy: string;
}

export function isTextConflict(problem: Problem): problem is TextConflict {
  return problem.code === "TEXT_CONFLICT";
}

/** Writes a file of a draft, a rule file or one of scenarios. An approval or a request of review is undone by it. */
export async function writeText(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof writeTextInput>,
): Promise<Result<WrittenText>> {
  const admitted = admit(actor, "write", writeTextInput, input);
  return admitted.ok ? keepText(deps, actor, admitted.value) : admitted;
}

/** Removes a file: from the draft on, and from the release that it becomes. */
export async function removeText(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof removeTextInput>,
): Promise<Result<WrittenText>> {
  const admitted = admit(actor, "write", removeTextInput, input);
  return admitted.ok ? keepText(deps, actor, { ...admitted.value, text: null }) : admitted;
}

type Edit = z.output<typeof removeTextInput> & { readonly text: string | null };

async function keepText(deps: RuleDeps, actor: Actor, edit: Edit): Promise<Result<WrittenText>> {
  const societe: Societe = await tenantOf(deps.store, actor);
  const foreign = notYours(societe, edit.ruleSet);
  if (foreign.length > 0) return failure(foreign);
  return deps.store.inTenant(actor.societeId, async (unit) => {
    const draft = await lockDraft(unit, edit.draftId);
    if (!draft.ok) return draft;
    const before = (await unit.drafts.texts(edit.draftId)).find(
      (one) => one.ruleSet === edit.ruleSet && one.path === edit.path,
    );
    if ((before?.revision ?? 0) !== edit.revision) {
      if (before === undefined || before.text !== edit.text) return failure([conflict(edit, before)]);
      // Both wrote the same: there is nothing to reconcile.
      return success({ revision: before.revision, draftRevision: draft.value.revision });
    }
    const written = await unit.drafts.write(edit.draftId, await textOf(unit, actor, edit, before));
    if (!written) throw new Error("a text was written by another transaction within the journal's lock");
    await unit.drafts.setStatus(edit.draftId, draft.value.status, "open");
    await writeJournal(unit, { actor, clock: deps.clock }, changeOf(edit));
    return success({ revision: edit.revision + 1, draftRevision: draft.value.revision + 1 });
  });
}

async function textOf(
  unit: UnitOfWork,
  actor: Actor,
  { ruleSet, path, text, revision, base }: Edit,
  before: DraftText | undefined,
): Promise<DraftText> {
  const last = (await unit.releases.list(ruleSet))[0]?.number ?? 0;
  return {
    ruleSet,
    path,
    text,
    revision,
    updatedBy: actor.utilisateurId,
    base: Math.min(base ?? before?.base ?? last, last),
  };
}

function changeOf({ draftId, ruleSet, path, text, revision }: Edit) {
  return {
    action: text === null ? "draft.remove" : "draft.write",
    target: draftId,
    data: { ruleSet, path, revision: revision + 1, text: text === null ? null : sha256Hex(text) },
  };
}

function conflict(edit: Edit, theirs: DraftText | undefined): TextConflict {
  return {
    code: "TEXT_CONFLICT",
    path: [edit.ruleSet, edit.path],
    message: `« ${edit.ruleSet}/${edit.path} » en est à la révision ${theirs?.revision ?? 0} dans ce brouillon, et vous aviez la ${edit.revision} : quelqu'un d'autre l'a écrit entre-temps.`,
    remedy:
      "Les deux textes sont donnés : reportez vos changements dans le sien, puis enregistrez sur sa révision.",
    yours: edit.text,
    theirs: theirs?.text ?? null,
    revision: theirs?.revision ?? 0,
    updatedBy: theirs?.updatedBy ?? "",
  };
}
