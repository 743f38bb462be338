import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import { tallied, type OpenPeriod } from "./dashboard/waiting-months.ts";
import type { PayrollDeps } from "./deps.ts";
import { inTransaction, slugOf } from "./transaction.ts";

export const listPeriodsInput = z.strictObject({});

/** The periods of the company, newest first, with how many of their months stand where. */
export async function listPeriods(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly OpenPeriod[]>> {
  const admitted = admit(actor, "read", listPeriodsInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  return inTransaction(deps, actor, async ({ unit }) => success(tallied(await unit.periods.tallies())));
}
