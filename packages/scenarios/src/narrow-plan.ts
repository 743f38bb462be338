import type { Plan } from "@bareme/engine";

/**
 * The part of a plan that a few nodes stand for, so that a mutant costs what its scenario reads and not the whole payslip. Carries,
 * choices and pinned nodes stay, emptied of their formulas, because a request names them.
 */
export function narrowPlan(plan: Plan, kept: ReadonlySet<string>, pinned: ReadonlySet<string>): Plan {
  const carried = new Set(plan.carries.map((carry) => carry.id));
  const nodes = plan.nodes.flatMap((node) => {
    if (kept.has(node.id) || node.role === "choice") return [node];
    return carried.has(node.id) || pinned.has(node.id) ? [emptied(node)] : [];
  });
  const isKept = (id: string | null | undefined): boolean => id === null || id === undefined || kept.has(id);
  return {
    ...plan,
    nodes,
    lines: plan.lines.filter(
      (line) =>
        isKept(line.guard) && Object.values(line.parts).every((part: string | undefined) => isKept(part)),
    ),
    postings: plan.postings.filter((posting) => kept.has(posting.node)),
    checks: plan.checks.filter((check) => kept.has(check.node)),
    solve: plan.solve !== null && kept.has(plan.solve.line) ? plan.solve : null,
  };
}

function emptied(node: Plan["nodes"][number]): Plan["nodes"][number] {
  const nothing = { op: "number", value: "0" } as const;
  return {
    ...node,
    role: node.role === "unknown" ? "line" : node.role,
    guard: null,
    versions: [{ from: null, known: null, expression: nothing }],
  };
}
