import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../../actor.ts";
import { admit } from "../../rules/input.ts";
import { openContract } from "../contract-file.ts";
import type { PayrollDeps } from "../deps.ts";
import { id } from "../inputs.ts";
import { inTransaction } from "../transaction.ts";
import {
  contratShape,
  employeurShape,
  type MentionsContrat,
  type MentionsEmployeur,
} from "./mention-shapes.ts";
import { readVersions, type Dated } from "./versions.ts";

export const readMentionsInput = z.strictObject({ contratId: id.exactOptional() });

/** Every version, oldest first. */
export interface KeptMentions {
  readonly employeur: readonly Dated<MentionsEmployeur>[];
  /** Empty when no contract was asked for. */
  readonly contrat: readonly Dated<MentionsContrat>[];
}

/** What documents say of the employer, and of who is paid under a contract. */
export async function readMentions(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<KeptMentions>> {
  const admitted = admit(actor, "read", readMentionsInput, input);
  if (!admitted.ok) return admitted;
  const { contratId } = admitted.value;
  return inTransaction(deps, actor, async (context) => {
    const { mentions } = context.unit;
    const employeur = readVersions(employeurShape, await mentions.ofEmployeur());
    if (contratId === undefined) return success({ employeur, contrat: [] });
    const file = await openContract(context, contratId);
    if (!file.ok) return file;
    return success({ employeur, contrat: readVersions(contratShape, await mentions.ofContrat(contratId)) });
  });
}
