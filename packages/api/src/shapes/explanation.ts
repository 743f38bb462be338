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
  note: z.string().nullable(),
  sources: z.array(sourceShape),
  sentence: z.string().exactOptional(),
  get inputs() {
    return z.array(explanationShape);
  },
  seen: z.literal(true).exactOptional().describe("déjà expliqué plus haut"),
});
