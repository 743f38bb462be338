import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Situation } from "./situation.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/);
const input = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())]));
const knownDifference = z.strictObject({
  id: z.string(),
  reference: z.string(),
  reason: z.string(),
  lines: z.array(z.string()).min(1),
  from: month,
  until: month,
  when: z
    .strictObject({
      statut: z.enum(["cadre", "nonCadre"]).optional(),
      effectif: z.string().optional(),
      tempsPartiel: z.boolean().optional(),
      brut: z.array(z.string()).optional(),
    })
    .default({}),
  treatment: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("model-input"),
      of: z.enum(["payslip", "taux-neutre"]).default("payslip"),
      set: input,
    }),
    z.strictObject({ kind: z.literal("model-rounding"), rule: z.string(), step: z.string() }),
    z.strictObject({ kind: z.literal("own-sum") }),
    z.strictObject({ kind: z.literal("not-generated"), bounds: z.record(z.string(), z.string()) }),
  ]),
});

export type KnownDifference = z.infer<typeof knownDifference>;
export type ModelInput = z.infer<typeof input>;

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = z
  .array(knownDifference)
  .parse(parse(readFileSync(new URL("../known-differences.yaml", import.meta.url), "utf8")));

/** What the model must be told so that it computes what the texts say of this situation. */
export function modelInputs(known: readonly KnownDifference[], of: "payslip" | "taux-neutre"): ModelInput {
  return Object.assign(
    {},
    ...known.map(({ treatment }) =>
      treatment.kind === "model-input" && treatment.of === of ? treatment.set : {},
    ),
  ) as ModelInput;
}

/** The rules of the model whose own value is rounded before anything hangs on it. */
export function modelRoundings(
  known: readonly KnownDifference[],
): readonly { readonly rule: string; readonly step: string }[] {
  return known.flatMap(({ treatment }) => (treatment.kind === "model-rounding" ? [treatment] : []));
}

export function differencesOf(situation: Situation): readonly KnownDifference[] {
  const partTime = situation.heuresHebdomadaires !== "35";
  return KNOWN_DIFFERENCES.filter(
    ({ from, until, when }) =>
      from <= situation.period &&
      situation.period <= until &&
      (when.statut === undefined || when.statut === situation.statut) &&
      (when.effectif === undefined || when.effectif === situation.effectif) &&
      (when.tempsPartiel === undefined || when.tempsPartiel === partTime) &&
      (when.brut === undefined || when.brut.includes(situation.brut)),
  );
}

/** The least value of a fact that is compared; a situation below it is not generated. */
export function leastCompared(fact: string): string {
  for (const { treatment } of KNOWN_DIFFERENCES) {
    const bound = treatment.kind === "not-generated" ? treatment.bounds[fact] : undefined;
    if (bound !== undefined) return bound;
  }
  throw new Error(`no known difference bounds « ${fact} »`);
}
