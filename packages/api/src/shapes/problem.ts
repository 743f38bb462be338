import type { Problem } from "@bareme/kernel";
import type { TextConflict } from "@bareme/use-cases";
import { z } from "zod";

const problem = {
  code: z.string(),
  path: z.array(z.string()).readonly(),
  message: z.string(),
  remedy: z.string(),
  at: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }).readonly().exactOptional(),
};

/** What is wrong, where, and what to do next. */
export const problemShape: z.ZodType<Problem> = z.strictObject(problem);

/** Two people wrote one file: what each wrote. */
export const textConflictShape: z.ZodType<TextConflict> = z.strictObject({
  ...problem,
  code: z.literal("TEXT_CONFLICT"),
  yours: z.string().nullable().describe("votre texte ; null pour un fichier retiré"),
  theirs: z.string().nullable().describe("celui que quelqu'un d'autre a écrit"),
  revision: z.int().describe("du sien : celle sur laquelle écrire"),
  updatedBy: z.string().describe("qui l'a écrit"),
});
