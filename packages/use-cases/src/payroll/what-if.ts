import { decimal, equals, isNegative, parseDecimal, roundTo, type Result } from "@bareme/kernel";
import { monthsOf, type Dossier, type MonthsInput, type WhatIf } from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Simulator, Watched } from "../ports/services.ts";
import { admit } from "../rules/input.ts";
import { openContract, readFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id, period } from "./inputs.ts";
import { inTransaction, slugOf } from "./transaction.ts";

const CENT = decimal("0.01");

/** A rate, days or a turnover. It stays a text, as it goes to whoever computes. */
const amount = z.string().refine((text) => {
  const value = parseDecimal(text);
  return value !== undefined && !isNegative(value) && equals(value, roundTo(value, CENT, "down"));
}, 'un nombre positif ou nul de deux décimales au plus est attendu, comme "3500.50"');

const target = { contratId: id, mission: z.string().max(64).exactOptional(), period: period.exactOptional() };
const change = { tjm: amount.exactOptional(), jours: amount.exactOptional(), ca: amount.exactOptional() };

export const whatIfInput = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("net"), ...target, ...change }),
  z.strictObject({
    ask: z.literal("need"),
    ...target,
    ...change,
    net: amount,
    on: z.enum(["netAPayer", "netAvantImpot"]),
    lever: z.enum(["tjm", "jours", "ca"]),
    upTo: amount.exactOptional(),
  }),
  z.strictObject({ ask: z.literal("curve"), ...target, from: amount, to: amount, every: amount }),
]);

/** What suppositions work with: the payroll, and who computes them. */
export interface WhatIfDeps extends PayrollDeps {
  readonly simulator: Simulator;
}

/** What the contract's months would give under another rate, other days or another turnover. Nothing is written. */
export async function whatIf(
  deps: WhatIfDeps,
  actor: Actor,
  input: unknown,
  watched: Watched = {},
): Promise<Result<WhatIf>> {
  const admitted = admit(actor, "read", whatIfInput, input);
  if (!admitted.ok) return admitted;
  const { contratId, ...asked } = admitted.value;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const today = deps.clock.today();
  const stack = await deps.planOf(slug.value, today);
  if (!stack.ok) return stack;
  const dossier = await inTransaction(deps, actor, async (context) => {
    const file = await openContract(context, contratId);
    return file.ok ? readFile(slug.value, file.value) : file;
  });
  if (!dossier.ok) return dossier;
  return deps.simulator.run({ asked, input: monthsAsOf(dossier.value, today) }, stack.value, watched);
}

function monthsAsOf(dossier: Dossier, asOf: string): MonthsInput {
  const input = monthsOf(dossier);
  return { ...input, months: input.months.map((month) => ({ ...month, asOf })) };
}
