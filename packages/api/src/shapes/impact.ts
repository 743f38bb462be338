import type { ImpactCounts, MonthsImpact } from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";

const amount = z.string().describe("euros, décimal en texte");

const movedAmountShape = z.strictObject({
  line: z.string(),
  item: z.string().nullable(),
  label: z.string(),
  part: z.enum(["amount", "employee", "employer"]),
  before: amount,
  after: amount,
  difference: amount,
});

const movedMonthShape: z.ZodType<MonthsImpact["moved"][number]> = z.strictObject({
  contratId: z.uuid(),
  moisId: z.uuid(),
  period: z.string().describe("mois, comme 2026-03"),
  amounts: z.array(movedAmountShape).readonly(),
  problems: z
    .array(problemShape)
    .readonly()
    .describe("pourquoi les règles du brouillon ne calculent pas ce mois"),
});

const movedSumShape: z.ZodType<MonthsImpact["sums"][number]> = z.strictObject({
  line: z.string(),
  label: z.string(),
  part: z.enum(["amount", "employee", "employer"]),
  contrats: z.int(),
  months: z.int(),
  sum: amount.describe("ce que le brouillon ajoute à la ligne sur tous ces mois"),
});

/** What a draft moves of the closed months of a company. */
export const monthsImpactShape: z.ZodType<MonthsImpact> = z.strictObject({
  draftId: z.uuid(),
  revision: z.int(),
  contrats: z.int(),
  months: z.int(),
  monthsMoved: z.int(),
  sums: z.array(movedSumShape).readonly(),
  moved: z.array(movedMonthShape).readonly(),
});

/** What a draft of the publisher moves, in counts and sums over all companies. */
export const impactCountsShape: z.ZodType<ImpactCounts> = z.strictObject({
  draftId: z.uuid(),
  revision: z.int(),
  societes: z.int(),
  societesMoved: z.int(),
  contratsMoved: z.int(),
  months: z.int(),
  monthsMoved: z.int(),
  sums: z.array(movedSumShape).readonly().describe("les lignes de loi et de convention, sur tous ces mois"),
  broken: z
    .array(z.strictObject({ slug: z.string(), label: z.string() }))
    .readonly()
    .describe("sociétés dont les règles ne se compileraient plus"),
});
