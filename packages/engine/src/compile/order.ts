import type { Problem } from "@bareme/kernel";
import { problem, type Position } from "@bareme/rule-schema";
import type { NodeDraft } from "../draft.ts";
import { dependenciesOf } from "./expand-with.ts";

export interface Ordered {
  readonly drafts: readonly NodeDraft[];
  readonly dependsOnUnknown: ReadonlySet<string>;
}

/** Sorts the nodes so that each comes after what it reads: first what does not depend on the unknown, then the unknown, then the rest. */
export function orderNodes(
  drafts: readonly NodeDraft[],
  unknown: string | null,
  problems: Problem[],
): Ordered {
  const nodes = new Map(drafts.map((draft) => [draft.id, draft]));
  const state = new Map<string, "visiting" | "done">();
  const sorted: NodeDraft[] = [];
  const dependsOnUnknown = new Set<string>(unknown === null ? [] : [unknown]);
  const trail: string[] = [];
  let cycles = 0;

  const visit = (id: string): void => {
    const node = nodes.get(id);
    if (node === undefined || state.get(id) === "done") return;
    if (state.get(id) === "visiting") {
      const cycle = [...trail.slice(trail.indexOf(id)), id].filter((one) => !one.endsWith(".applies"));
      if (cycles++ < 10)
        problems.push(
          problem(
            "CYCLE",
            node.at ?? NOWHERE,
            `Ces valeurs dépendent les unes des autres en rond : ${cycle.join(" → ")}.`,
            "Rompez la boucle : une valeur du mois ne peut pas se lire elle-même (opening.x donne celle du mois d'avant).",
            cycle,
          ),
        );
      return;
    }
    state.set(id, "visiting");
    trail.push(id);
    const read = dependenciesOf(node);
    for (const dependency of read) visit(dependency);
    trail.pop();
    state.set(id, "done");
    if (read.some((dependency) => dependsOnUnknown.has(dependency))) dependsOnUnknown.add(id);
    sorted.push(node);
  };
  for (const draft of drafts) visit(draft.id);

  const before = sorted.filter((node) => !dependsOnUnknown.has(node.id));
  const after = sorted.filter((node) => dependsOnUnknown.has(node.id) && node.id !== unknown);
  const middle = unknown === null ? undefined : nodes.get(unknown);
  return { drafts: middle === undefined ? sorted : [...before, middle, ...after], dependsOnUnknown };
}

export const NOWHERE: Position = { file: "", line: 1, column: 1 };
