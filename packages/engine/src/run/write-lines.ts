import { isZero, negate, type Decimal } from "@bareme/kernel";
import type { LinePlan, PostingPlan } from "../plan.ts";
import type { LineResult, PostingResult } from "./document.ts";
import type { Frame } from "./frame.ts";
import { itemsOf, numberText, valueOf } from "./node-values.ts";
import type { LinkedNode, Program } from "./program.ts";

/** A line as printed, once by item; nothing where it does not apply or has no value. */
export function writeLine(line: LinePlan, program: Program, frame: Frame): LineResult[] {
  const collection =
    line.each === null ? null : (program.plan.collections.findIndex((one) => one.id === line.each) as number);
  const items = collection === null ? [undefined] : (frame.items[collection] ?? []).map((item) => item.id);
  return items.flatMap((item, index): LineResult[] => {
    if (!applies(line, index, program, frame)) return [];
    const { parts } = line;
    const shown = {
      base: partText(parts.base, index, program, frame),
      employeeRate: partText(parts.employeeRate, index, program, frame),
      employerRate: partText(parts.employerRate, index, program, frame),
      employee: partText(parts.employee, index, program, frame),
      employer: partText(parts.employer, index, program, frame),
      amount: partText(parts.amount, index, program, frame),
    };
    if (Object.values(shown).every((value) => value === null)) return [];
    return [
      {
        id: line.id,
        ...(item !== undefined && { item }),
        label: line.label,
        rubric: line.rubric,
        base: shown.base,
        rate: shown.employeeRate ?? shown.employerRate ?? partText(parts.rate, index, program, frame),
        employeeRate: shown.employeeRate,
        employerRate: shown.employerRate,
        employee: shown.employee,
        employer: shown.employer,
        amount: shown.amount,
        basis: line.basis,
        source: line.source,
      },
    ];
  });
}

function applies(line: LinePlan, index: number, program: Program, frame: Frame): boolean {
  const guard = line.guard === null ? undefined : program.nodesById.get(line.guard);
  return guard === undefined || valueOf(guard, frame, index) === true;
}

function partText(id: string | undefined, index: number, program: Program, frame: Frame): string | null {
  const node = id === undefined ? undefined : program.nodesById.get(id);
  if (node === undefined) return null;
  const value = valueOf(node, frame, index);
  return value === undefined ? null : numberText(node, value as Decimal);
}

/** The two sides of a posting, once by item; nothing for an amount of zero. */
export function writePosting(posting: PostingPlan, program: Program, frame: Frame): PostingResult[] {
  const node = program.nodesById.get(posting.node);
  const value = node === undefined ? undefined : frame.values[node.slot];
  if (node === undefined || value === undefined) return [];
  if (node.collection === null) return postingPair(posting, node, value as Decimal, undefined);
  return itemsOf(node, frame).flatMap((item, index) =>
    postingPair(posting, node, (value as readonly Decimal[])[index] as Decimal, item),
  );
}

function postingPair(
  posting: PostingPlan,
  node: LinkedNode,
  amount: Decimal,
  item: string | undefined,
): PostingResult[] {
  if (isZero(amount)) return [];
  const shared = { ...(item !== undefined && { item }), line: posting.line };
  return [
    { account: posting.from, ...shared, amount: numberText(node, negate(amount)) },
    { account: posting.to, ...shared, amount: numberText(node, amount) },
  ];
}
