import { z } from "zod";

/** A text of law or trade. */
export const sourceShape = z.strictObject({
  text: z.string(),
  url: z.string().optional(),
  published: z.string().optional(),
});
