import { z } from "zod";
import { DEED_NAMES } from "./deeds/deeds.ts";

/** What a process that may be killed is told to do, one line on its stdin. */
export const orderShape = z.strictObject({
  place: z.strictObject({ data: z.string(), url: z.string().nullable() }),
  /** A deed, or the closing of a validated month beside another process. */
  work: z.enum([...DEED_NAMES, "cloture"]),
  /** For a closing: whether it asks for one of its own, or works on the one that is asked. */
  asks: z.boolean().default(false),
  /** Kills itself right after this many calls to the store: the same place in the work, however slow the machine is. */
  diesAfter: z.int().nullable().default(null),
  tears: z.boolean().default(false),
});

export type Order = z.input<typeof orderShape>;

/** What it tells, a line of its stdout each. */
export const lineShape = z.discriminatedUnion("is", [
  /** Its code is loaded: it waits for its order. */
  z.strictObject({ is: z.literal("ready") }),
  /** Something is done for good. */
  z.strictObject({ is: z.literal("told"), what: z.string() }),
  /** All is done; every call it made to the store. */
  z.strictObject({ is: z.literal("ended"), calls: z.array(z.string()).readonly() }),
]);

export type Line = z.output<typeof lineShape>;
