import type { Line } from "@bareme/rule-schema";
import type { Kinds, KindContext, LineDraft } from "../draft.ts";
import { amounts } from "./amounts.ts";
import { byGrid } from "./by-grid.ts";
import { contribution } from "./contribution.ts";
import { formula } from "./formula.ts";
import { quantity } from "./quantity.ts";
import { rateOfSum } from "./rate-of-sum.ts";
import { solve } from "./solve.ts";
import { withReplaced } from "./with.ts";

const KINDS: Kinds = {
  formula,
  contribution,
  amounts,
  quantity,
  "rate-of-sum": rateOfSum,
  "by-grid": byGrid,
  with: withReplaced,
  solve,
};

export function desugarLine(line: Line, context: KindContext): LineDraft {
  return (KINDS[line.kind].desugar as (line: Line, context: KindContext) => LineDraft)(line, context);
}

/** The line as one French sentence, for readers who do not read formulas. */
export function sentenceOf(line: Line): string {
  return (KINDS[line.kind].sentence as (line: Line) => string)(line);
}
