import { z } from "zod";

/** A golden scenario: one sentence, the facts, the expected values and where they come from. Nothing ever re-records them. */

const text = z.string().min(1);
const facts = z.record(z.string(), z.unknown());
const expected = z.record(z.string(), z.union([z.string(), z.boolean()]));
const refusal = z.strictObject({ code: text, path: z.array(z.string()).optional() });

const asked = {
  paymentDate: z.string().optional(),
  asOf: z.string().optional(),
  pins: z.record(z.string(), z.unknown()).optional(),
  expect: expected.optional(),
  events: z.array(z.string()).optional(),
  refuse: refusal.optional(),
};

/** Facts of an earlier month as they should have been: their rappel is posted in the month that says so. */
const correction = z.strictObject({
  mois: text,
  motif: text,
  facts: facts.default({}),
  pins: z.record(z.string(), z.unknown()).optional(),
});

const month = z.strictObject({
  period: z.unknown(),
  facts: facts.optional(),
  corrections: z.array(correction).optional(),
  ...asked,
});

const scenario = z
  .strictObject({
    scenario: text,
    origin: text,
    rules: z.array(z.string()).min(1).optional(),
    only: z.literal(true).optional(),
    period: z.unknown().optional(),
    facts: facts.default({}),
    opening: z.record(z.string(), z.unknown()).optional(),
    months: z.array(month).min(1).optional(),
    ...asked,
  })
  .refine(
    (one) => (one.period === undefined) !== (one.months === undefined),
    "donnez soit « period », soit « months »",
  );

export const scenarioFile = z.array(scenario);

export type Scenario = z.infer<typeof scenario>;
export type ScenarioMonth = z.infer<typeof month>;
