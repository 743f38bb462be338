import { STEPS, type PassageReport, type PassageState } from "@bareme/use-cases";
import { z } from "zod";
import { problemShape } from "./problem.ts";
import { day, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

const state = {
  id: z.uuid(),
  step: z.enum(STEPS),
  period,
  asOf: day,
  askedBy: z.uuid().describe("utilisateur qui l'a demandé"),
  askedAt: z.string().describe("instant, en UTC"),
  count: z.strictObject({
    fait: z.int(),
    inchangé: z.int(),
    problème: z.int(),
    waiting: z.int().describe("contrats qui attendent"),
  }),
  total: z.int(),
  finished: z.boolean(),
};

/** How far a passage is. */
export const passageStateShape = exactly<PassageState>()(z.strictObject(state));

/** The same, with what hindered each contract that could not be done. */
export const passageReportShape = exactly<PassageReport>()(
  z.strictObject({
    ...state,
    hindered: z.array(z.strictObject({ contratId: z.uuid(), problems: z.array(problemShape) })),
  }),
);
