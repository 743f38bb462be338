import { z } from "zod";

/** A document to hand over. */
export const pdfShape = z.strictObject({
  fileName: z.string(),
  base64: z.string().describe("le PDF/A, en base64"),
});

export function pdfAnswer(fileName: string, pdf: Uint8Array): z.infer<typeof pdfShape> {
  return { fileName, base64: Buffer.from(pdf).toString("base64") };
}
