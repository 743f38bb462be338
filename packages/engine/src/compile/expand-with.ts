import type { Problem } from "@bareme/kernel";
import { problem } from "@bareme/rule-schema";
import type { NodeDraft, WithDraft } from "../draft.ts";
import { mapParts, reference, within, type Expression } from "../expression.ts";

/**
 * Turns each `with` into plain nodes: the part of the graph between the replaced nodes and the value is copied under the replacement, so that
 * evaluation, bounds, explanation and the solver need to know nothing of it. The unknown is held: the copy reads the same one.
 */
export function expandWiths(
  drafts: readonly NodeDraft[],
  withs: readonly WithDraft[],
  problems: Problem[],
): readonly NodeDraft[] {
  const nodes = new Map(drafts.map((draft) => [draft.id, draft]));
  let pending = [...withs];
  while (pending.length > 0) {
    const waiting = new Set(pending.map((one) => one.node));
    const ready = pending.filter((one) => ![...ancestors(one.of, nodes)].some((id) => waiting.has(id)));
    if (ready.length === 0) {
      for (const one of pending)
        problems.push(
          problem(
            "CYCLE",
            one.at,
            `« ${one.owner} » dépend de lui-même à travers « ${one.of} ».`,
            "Un « with » ne peut pas porter sur une valeur qui le contient.",
            [one.owner],
          ),
        );
      break;
    }
    for (const one of ready) expandOne(one, nodes, problems);
    pending = pending.filter((one) => !ready.includes(one));
  }
  return [...nodes.values()];
}

function expandOne(draft: WithDraft, nodes: Map<string, NodeDraft>, problems: Problem[]): void {
  const target = nodes.get(draft.of);
  if (target === undefined) {
    problems.push(
      problem(
        "NAME_UNKNOWN",
        draft.at,
        `« ${draft.owner} » : « ${draft.of} » est inconnu.`,
        "Corrigez « of ».",
        [draft.owner],
      ),
    );
    return;
  }
  const touched = dependents(draft.of, new Set(draft.replace.keys()), nodes);
  for (const id of draft.replace.keys()) {
    if (!ancestors(draft.of, nodes).has(id))
      problems.push(
        problem(
          "WITH_UNRELATED",
          draft.at,
          `« ${draft.owner} » remplace « ${id} », dont « ${draft.of} » ne dépend pas.`,
          "Retirez ce remplacement, ou corrigez « of ».",
          [draft.owner],
        ),
      );
  }
  const copyOf = (id: string): string =>
    draft.replace.has(id) || touched.has(id) ? `${id}~${draft.owner}` : id;
  const rewrite = (expression: Expression): Expression =>
    expression.op === "ref" ? { ...expression, id: copyOf(expression.id) } : mapParts(expression, rewrite);
  for (const [id, expression] of draft.replace) {
    nodes.set(copyOf(id), {
      ...base(draft),
      replaces: id,
      id: copyOf(id),
      label: nodes.get(id)?.label ?? id,
      versions: [{ from: null, known: null, expression }],
    });
  }
  for (const id of touched) {
    const original = nodes.get(id);
    if (original === undefined || draft.replace.has(id)) continue;
    nodes.set(copyOf(id), {
      ...original,
      id: copyOf(id),
      role: "helper",
      guard: original.guard === null ? null : copyOf(original.guard),
      versions: original.versions.map((version) => ({ ...version, expression: rewrite(version.expression) })),
    });
  }
  nodes.set(draft.node, {
    ...base(draft),
    id: draft.node,
    each: target.each,
    label: target.label,
    versions: [{ from: null, known: null, expression: reference(copyOf(draft.of)) }],
  });
}

function base(draft: WithDraft): Omit<NodeDraft, "id" | "label" | "versions"> {
  return { role: "helper", each: null, unit: null, guard: null, text: null, source: [], at: draft.at };
}

/** The nodes up to `of` that depend on a replaced one. */
function dependents(
  of: string,
  replaced: ReadonlySet<string>,
  nodes: ReadonlyMap<string, NodeDraft>,
): ReadonlySet<string> {
  const memo = new Map<string, boolean>();
  const depends = (id: string): boolean => {
    const known = memo.get(id);
    if (known !== undefined) return known;
    memo.set(id, replaced.has(id));
    const node = nodes.get(id);
    const result =
      replaced.has(id) || (node !== undefined && dependenciesOf(node).map(depends).some(Boolean));
    memo.set(id, result);
    return result;
  };
  depends(of);
  return new Set([...memo].filter(([, yes]) => yes).map(([id]) => id));
}

function ancestors(of: string, nodes: ReadonlyMap<string, NodeDraft>): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [of];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const node = nodes.get(id);
    if (node !== undefined) pending.push(...dependenciesOf(node));
  }
  return found;
}

/** The nodes and facts that a node reads, its guard among them. */
export function dependenciesOf(node: Pick<NodeDraft, "versions" | "guard">): string[] {
  const read = node.versions.flatMap((version) =>
    [...within(version.expression)].flatMap((part) => (part.op === "ref" ? [part.id] : [])),
  );
  return [...new Set(node.guard === null ? read : [node.guard, ...read])];
}
