import type { Decimal, Problem } from "@bareme/kernel";
import type { Certificate } from "./certificate.ts";
import type { EvaluationDocument } from "./document.ts";
import type { Frame } from "./frame.ts";
import { itemsOf, numberText } from "./node-values.ts";
import type { LinkedNode, Program } from "./program.ts";
import type { Inputs } from "./request.ts";
import { plainText } from "./value-text.ts";
import { writeCertificate } from "./write-certificate.ts";
import { writeClosing } from "./write-closing.ts";
import { usageEvents, writeEvents } from "./write-events.ts";
import { writeLine, writePosting } from "./write-lines.ts";

/** Writes down what an evaluation gave; with a problem, it closes nothing. */
export function writeDocument(
  program: Program,
  frame: Frame,
  inputs: Inputs,
  certificate: Certificate | null,
  problems: readonly Problem[],
): EvaluationDocument {
  const { plan } = program;
  return {
    ...writeValues(program, frame),
    lines: plan.lines
      .filter((line) => line.rubric !== null)
      .flatMap((line) => writeLine(line, program, frame)),
    postings: plan.postings.flatMap((posting) => writePosting(posting, program, frame)),
    events: [...usageEvents(inputs), ...plan.checks.flatMap((check) => writeEvents(check, program, frame))],
    solve: certificate === null ? null : writeCertificate(certificate, program),
    closing: problems.length > 0 ? null : writeClosing(program, frame, inputs),
    problems,
  };
}

type Written = { readonly [K in "outcomes" | "values"]: Record<string, string> };

/** Numbers by name, and apart from them the outcomes of choices and decisions. */
function writeValues(program: Program, frame: Frame): Written {
  const written: Written = { outcomes: {}, values: {} };
  for (const node of program.shown) {
    const value = frame.values[node.slot];
    if (value === undefined) continue;
    if (node.collection === null) writeValue(node, node.plan.id, value, written);
    else
      itemsOf(node, frame).forEach((item, index) =>
        writeValue(node, `${node.plan.id}[${item}]`, (value as readonly unknown[])[index], written),
      );
  }
  return written;
}

function writeValue(node: LinkedNode, key: string, value: unknown, { outcomes, values }: Written): void {
  if (value === undefined) return;
  if (node.plan.type === "number") values[key] = numberText(node, value as Decimal);
  else outcomes[key] = plainText(value);
}
