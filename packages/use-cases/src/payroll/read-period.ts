import type { EventResult } from "@bareme/engine";
import { success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { MonthOfPeriod } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import type { Hindrance } from "./dashboard/waiting-months.ts";
import type { PayrollDeps } from "./deps.ts";
import { period } from "./inputs.ts";
import { inTransaction, slugOf } from "./transaction.ts";

export const readPeriodInput = z.strictObject({ period });

/** A month of a period with its porté, its net, and what stops it. */
export interface MonthOfList extends Omit<MonthOfPeriod, "problem" | "check"> {
  readonly reason: Hindrance | null;
}

/** The months of a period over all contracts, in the order of the matricules. */
export async function readPeriod(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly MonthOfList[]>> {
  const admitted = admit(actor, "read", readPeriodInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  return inTransaction(deps, actor, async ({ unit }) =>
    success((await unit.periods.months(admitted.value.period)).map(listed)),
  );
}

function listed({ problem, check, ...month }: MonthOfPeriod): MonthOfList {
  return { ...month, reason: reasonOf(problem, check) };
}

/** Both are parts of a document that `computeMonth` wrote. */
function reasonOf(problem: string | null, check: string | null): Hindrance | null {
  if (problem !== null) {
    const { code, message, remedy } = JSON.parse(problem) as Problem;
    return { kind: "problem", code, message, remedy };
  }
  if (check === null) return null;
  const { check: code, message, remedy } = JSON.parse(check) as EventResult;
  return { kind: "check", code, message, remedy };
}
