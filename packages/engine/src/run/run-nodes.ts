import { ZERO, type Problem } from "@bareme/kernel";
import type { Certificate } from "./certificate.ts";
import { DERIVED, isFault, type Frame } from "./frame.ts";
import type { LinkedNode, Program } from "./program.ts";
import { runNode } from "./run-node.ts";
import { solveUnknown } from "./solve.ts";

/**
 * Computes the nodes in their order, the unknown among them. A node that cannot be had is left undefined and its reason is reported once; what
 * hangs on it stays undefined in silence.
 */
export function runNodes(
  program: Program,
  frame: Frame,
  pinned: ReadonlySet<string>,
  wanted: ReadonlySet<string> | null,
  problems: Problem[],
): Certificate | null {
  const report = faultReporter(problems);
  let certificate: Certificate | null = null;
  for (const node of program.nodes) {
    if (certificate?.settled.has(node.slot) === true || isGiven(node, pinned, wanted)) continue;
    try {
      if (node.plan.role === "unknown") certificate = runUnknown(node, program, frame, pinned);
      else frame.values[node.slot] = runNode(node, frame);
    } catch (thrown) {
      frame.bounded = false;
      frame.item = 0;
      frame.values[node.slot] = undefined;
      report(thrown);
    }
  }
  const lost = problems.length > 0 ? undefined : program.nodes.find((node) => isLost(node, frame, wanted));
  if (lost !== undefined) throw new Error(`« ${lost.plan.id} » has no value and no problem says why`);
  return certificate;
}

function isGiven(node: LinkedNode, pinned: ReadonlySet<string>, wanted: ReadonlySet<string> | null): boolean {
  const { role, id } = node.plan;
  return role === "choice" || pinned.has(id) || (wanted !== null && !wanted.has(id));
}

/** Solves, unless the line does not apply: then the unknown is zero and nothing was solved. */
function runUnknown(
  node: LinkedNode,
  { solve }: Program,
  frame: Frame,
  pinned: ReadonlySet<string>,
): Certificate | null {
  if (solve === null) throw DERIVED;
  const applies = node.guardSlot === null ? true : frame.values[node.guardSlot];
  if (applies === undefined) throw DERIVED;
  const certificate = applies === true ? solveUnknown(solve, frame, pinned) : null;
  frame.values[node.slot] = certificate?.value ?? ZERO;
  return certificate;
}

/** Reports each fault once. A faulty input has been reported already: what is missing for it is not told again. */
function faultReporter(problems: Problem[]): (thrown: unknown) => void {
  const seen = new Set(problems.map((problem) => `FACT_MISSING|${problem.path.join("|")}`));
  return (thrown) => {
    if (!isFault(thrown)) throw thrown;
    for (const problem of [thrown.problem, ...(thrown.others ?? [])]) {
      if (problem === null) continue;
      const key = `${problem.code}|${problem.path.slice(1).join("|")}`;
      if (!seen.has(key)) problems.push(problem);
      seen.add(key);
    }
  };
}

function isLost(node: LinkedNode, frame: Frame, wanted: ReadonlySet<string> | null): boolean {
  if (frame.values[node.slot] !== undefined || node.plan.role === "choice") return false;
  return wanted === null || wanted.has(node.plan.id);
}
