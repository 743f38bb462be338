import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import { admit } from "../../rules/input.ts";
import type { PayrollDeps } from "../deps.ts";
import { id } from "../inputs.ts";
import { inTransaction } from "../transaction.ts";
import { stateOf, type PassageReport, type PassageState } from "./passage-state.ts";

export const readPassageInput = z.strictObject({ passageId: id });

/** How far a passage is, and what hindered it. */
export async function readPassage(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<PassageReport>> {
  const admitted = admit(actor, "read", readPassageInput, input);
  if (!admitted.ok) return admitted;
  const { passageId } = admitted.value;
  return inTransaction(deps, actor, async ({ unit }) => {
    const passage = await unit.passages.find(passageId);
    if (passage === undefined) return failure([unknownPassage(passageId)]);
    const hindered = (await unit.passages.hindered(passageId)).map(({ contratId, problems }) => ({
      contratId,
      // Written by `workOn` as the problems that a use case gave.
      problems: JSON.parse(problems) as readonly Problem[],
    }));
    return success({ ...(await stateOf(unit, passage)), hindered });
  });
}

const MOST_LISTED = 50;

export const listPassagesInput = z.strictObject({});

/** The last passages, newest first. */
export async function listPassages(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly PassageState[]>> {
  const admitted = admit(actor, "read", listPassagesInput, input);
  if (!admitted.ok) return admitted;
  return inTransaction(deps, actor, async ({ unit }) => {
    const states: PassageState[] = [];
    for (const passage of await unit.passages.list(MOST_LISTED)) states.push(await stateOf(unit, passage));
    return success(states);
  });
}

function unknownPassage(passageId: string): Problem {
  return {
    code: "PASSAGE_UNKNOWN",
    path: ["passageId", passageId],
    message: "Ce passage n'existe pas dans cette société.",
    remedy: "Choisissez-le dans la liste des passages.",
  };
}
