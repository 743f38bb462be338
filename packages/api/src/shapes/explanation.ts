import type { Explanation } from "@bareme/engine";
import { z } from "zod";
import { sourceShape } from "./source.ts";
import { decimalText } from "./texts.ts";

/** Where a value comes from, down to facts and texts of law. */
export const explanationShape: z.ZodType<Explanation> = z.strictObject({
  id: z.string(),
  item: z.string().exactOptional(),
  label: z.string(),
  kind: z.enum(["fact", "parameter", "grid", "opening", "computed", "unknown", "pinned"]),
  value: decimalText.nullable(),
  unit: z.string(),
  formula: z.string().nullable(),
  numbers: z.string().nullable().describe("la formule, avec les nombres du mois"),
  note: z
    .string()
    .nullable()
    .describe("pourquoi cette valeur, quand la formule ne le dit pas : ce qui la rend nulle, par exemple"),
  sources: z.array(sourceShape),
  ruleSet: z
    .string()
    .nullable()
    .describe("le jeu de règles qui dit la règle ; absent d'un fait et d'un barème"),
  sentence: z.string().exactOptional(),
  usedBy: z
    .array(z.strictObject({ id: z.string(), label: z.string() }))
    .exactOptional()
    .describe("ce qui lit la valeur demandée"),
  get inputs() {
    return z.array(explanationShape);
  },
  seen: z.literal(true).exactOptional().describe("déjà expliqué plus haut"),
});
