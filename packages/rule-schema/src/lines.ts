import { z } from "zod";
import { dateText, decimalText, formulaText, identifier, label, round, source, unit } from "./primitives.ts";

/** A line: an amount with its label, rubric, rounding and source. The kind says how the amount comes about. */

const part = z.enum(["amount", "base", "employee", "employer", "account", "company"]);
const join = z.union([identifier, z.strictObject({ total: identifier, part: part.default("amount") })]);

const common = {
  id: identifier,
  label,
  rubric: identifier.optional(),
  unit: unit.optional(),
  each: identifier.optional(),
  when: formulaText.optional(),
  from: dateText.optional(),
  until: dateText.optional(),
  round: round.optional(),
  basis: z.enum(["law", "convention", "contract", "fee"]).optional(),
  borneBy: identifier.optional(),
  joins: z.array(join).optional(),
  posts: z.strictObject({ from: identifier, to: identifier, part: part.optional() }).optional(),
  source: source.optional(),
  note: label.optional(),
};

const formulaLine = z.strictObject({
  ...common,
  kind: z.literal("formula"),
  formula: formulaText.optional(),
  versions: z
    .array(
      z.strictObject({
        from: dateText,
        formula: formulaText,
        known: dateText.optional(),
        source: source.optional(),
        note: label.optional(),
      }),
    )
    .min(1)
    .optional(),
});
const contributionLine = z.strictObject({
  ...common,
  kind: z.literal("contribution"),
  base: formulaText,
  employee: formulaText.optional(),
  employer: formulaText.optional(),
});
const amountsLine = z.strictObject({
  ...common,
  kind: z.literal("amounts"),
  employee: formulaText.optional(),
  employer: formulaText.optional(),
});
const quantityLine = z.strictObject({
  ...common,
  kind: z.literal("quantity"),
  quantity: formulaText,
  rate: formulaText,
});
const rateOfSumLine = z.strictObject({
  ...common,
  kind: z.literal("rate-of-sum"),
  base: z.array(identifier).min(1),
  rate: formulaText,
});
const byGridLine = z.strictObject({
  ...common,
  kind: z.literal("by-grid"),
  amount: formulaText,
  grid: identifier,
  key: formulaText.optional(),
  cumulates: z
    .strictObject({
      resets: z.enum(["calendar-year", "contract-year", "never"]),
      across: z.enum(["item", "same-grid", "all"]).default("item"),
    })
    .optional(),
  cap: formulaText.optional(),
});
const withLine = z.strictObject({
  ...common,
  kind: z.literal("with"),
  of: z.string().max(130),
  replace: z.record(identifier, formulaText),
});
const solveLine = z.strictObject({
  ...common,
  kind: z.literal("solve"),
  greatest: z.strictObject({ step: decimalText, from: formulaText, to: formulaText.optional() }),
  "such-that": z.array(formulaText).min(1),
  otherwise: formulaText,
});

export const line = z.discriminatedUnion("kind", [
  formulaLine,
  contributionLine,
  amountsLine,
  quantityLine,
  rateOfSumLine,
  byGridLine,
  withLine,
  solveLine,
]);

export type Part = z.infer<typeof part>;
export type Line = z.infer<typeof line>;
export type LineKind = Line["kind"];
export type LineOfKind<K extends LineKind> = Extract<Line, { kind: K }>;
