import type { TCreatedPdf } from "pdfmake/interfaces.js";

type PdfDocument = Awaited<ReturnType<TCreatedPdf["getStream"]>>;

/**
 * Gives each printed line its place in the structure tree, in the order that it was drawn, and calls the rest (rules, shades) decoration. pdfmake
 * marks a file as tagged without tagging anything: a reader that speaks would find it empty. Pages must still be held (`bufferPages`).
 */
export function tagLines(document: PdfDocument): void {
  const whole = document.struct("Document");
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) tagPage(document, whole, index);
  whole.end();
  document.addStructure(whole);
}

function tagPage(document: PdfDocument, whole: ReturnType<PdfDocument["struct"]>, index: number): void {
  const page: unknown = document.switchToPage(index);
  const chunks = takeChunks(page);
  let baseline: string | null = null;
  let line: ReturnType<PdfDocument["struct"]> | null = null;
  document.markContent("Artifact");
  for (const [place, chunk] of chunks.entries()) {
    if (chunk === "BT\n") {
      const here = baselineOf(chunks.slice(place, place + TEXT_OPERATORS));
      document.endMarkedContent();
      if (line === null || here !== baseline) {
        line?.end();
        line = document.struct("P");
        whole.add(line);
        baseline = here;
      }
      line.add(document.markStructureContent("P"));
    }
    document.addContent(chunk.slice(0, -1));
    if (chunk === "ET\n") {
      document.endMarkedContent();
      document.markContent("Artifact");
    }
  }
  document.endMarkedContent();
  line?.end();
}

/** Between BT and ET stand a few operators, the place of the text among the first. */
const TEXT_OPERATORS = 6;

function baselineOf(operators: readonly string[]): string | null {
  const place = operators.find((operator) => operator.endsWith(" Tm\n"));
  return place?.split(" ")[5] ?? null;
}

/** Empties what was drawn on a page so far, operator by operator, to draw it again between marks. */
function takeChunks(page: unknown): readonly string[] {
  const content: unknown =
    typeof page === "object" && page !== null ? Reflect.get(page, "content") : undefined;
  const buffer: unknown =
    typeof content === "object" && content !== null ? Reflect.get(content, "buffer") : undefined;
  if (!Array.isArray(buffer)) throw new TypeError("pdfkit no longer holds a page as a list of operators");
  return buffer.splice(0).map((chunk: unknown) => {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("pdfkit no longer holds an operator as bytes");
    return chunk.toString("latin1");
  });
}
