import type { Line, Total } from "@bareme/rule-schema";
import { sumOf, type Expression } from "../expression.ts";
import type { LinePlan } from "../plan.ts";
import type { Drafting } from "./drafting.ts";
import type { Fault } from "./scope.ts";
import type { Declared } from "./symbols.ts";

/** A total is the sum of what joined it; lines that do not apply count for zero. */
export function draftTotal(
  total: Total,
  { located, ruleSet }: Declared,
  { drafts, joined, symbols }: Drafting,
): void {
  const each = total.each ?? null;
  const terms = (joined.get(total.id) ?? []).map((member): Expression => {
    const value: Expression = { op: "ref", id: member.node, optional: true };
    return member.each === null || member.each === each
      ? value
      : { op: "sum", collection: member.each, of: value };
  });
  drafts.nodes.push({
    id: total.id,
    label: total.label,
    role: "total",
    each,
    unit: total.unit ?? "EUR",
    guard: null,
    versions: [{ from: null, known: null, expression: sumOf(terms) }],
    text: null,
    source: symbols.sourcesOf(total.source, ruleSet),
    at: located.positionOf(),
  });
  drafts.lines.push({
    id: total.id,
    label: total.label,
    rubric: total.rubric ?? null,
    kind: "total",
    each,
    basis: null,
    guard: null,
    parts: { amount: total.id },
    members: (joined.get(total.id) ?? []).map(({ node }) => node),
    source: symbols.sourcesOf(total.source, ruleSet),
    sentence: `${total.label} : somme des lignes qui s'y joignent.`,
    at: located.positionOf(),
  });
}

/** Notes that a part of a line joins a total. */
export function joinTotal(
  line: Line,
  plan: LinePlan,
  join: { total: string; part: string },
  fault: Fault,
  { symbols, joined }: Drafting,
): void {
  if (symbols.byId.get(join.total)?.symbol.kind !== "total") {
    fault(
      "NAME_UNKNOWN",
      `« ${join.total} » n'est pas un total.`,
      "Déclarez-le sous « totals », ou corrigez son nom.",
    );
    return;
  }
  const node = plan.parts[join.part as keyof typeof plan.parts];
  if (node === undefined) {
    const twoParts = line.kind === "contribution" || line.kind === "amounts";
    if (join.part === "amount" || !twoParts)
      fault(
        "PART_MISSING",
        `« ${join.total} » ne peut pas recevoir « ${join.part} ».`,
        "Précisez la part : employee, employer, account, company ou base.",
      );
    return;
  }
  const members = joined.get(join.total) ?? [];
  members.push({ node, line: line.id, each: plan.each });
  joined.set(join.total, members);
}
