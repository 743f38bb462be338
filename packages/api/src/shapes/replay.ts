import { exportedMonthInput, type ExportedMonth, type Replayed } from "@bareme/use-cases";
import { z } from "zod";
import { hash, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

/** All that a machine needs to compute a month again; it is what `replayExport` is asked. */
export const exportedMonthShape = exactly<ExportedMonth>()(exportedMonthInput);

export const replayedShape = exactly<Replayed>()(
  z.strictObject({
    period,
    result: hash.describe("SHA-256 du résultat, retrouvé"),
  }),
);
