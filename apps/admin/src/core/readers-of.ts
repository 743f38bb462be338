import type { Plan } from "@bareme/engine";

/** What reads a value by any of its dated formulas, nearest first: helpers of the engine are passed through, a line stands for its parts. */
export function readersOf(plan: Plan, id: string): readonly string[] {
  const readers = readersById(plan);
  const owners = ownersOf(plan);
  const isNamed = (node: string): boolean => owners.has(node) || named(plan, node);
  const found = new Set<string>();
  const own = [...owners].filter(([, owner]) => owner === id).map(([node]) => node);
  const seen = new Set([id, ...own]);
  const pending = [...seen];
  for (let read = pending.pop(); read !== undefined; read = pending.pop()) {
    for (const reader of readers.get(read) ?? []) {
      if (seen.has(reader)) continue;
      seen.add(reader);
      if (reader.includes("~")) continue;
      if (isNamed(reader)) found.add(owners.get(reader) ?? reader);
      else pending.push(reader);
    }
  }
  found.delete(id);
  return [...found];
}

function named(plan: Plan, id: string): boolean {
  const role = plan.nodes.find((node) => node.id === id)?.role;
  return role !== undefined && ["line", "total", "carry", "decision", "unknown", "check"].includes(role);
}

/** The line or total that a part belongs to. */
function ownersOf({ lines, nodes }: Plan): ReadonlyMap<string, string> {
  return new Map([
    ...nodes.flatMap(({ id }): (readonly [string, string])[] => {
      const [head = id] = id.split(".");
      return head !== id && lines.some((line) => line.id === head) ? [[id, head]] : [];
    }),
    ...lines.flatMap(({ id, parts }) =>
      Object.values(parts).map((part): readonly [string, string] => [part, id]),
    ),
  ]);
}

function readersById({ nodes, solve }: Plan): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  const note = (reader: string, read: unknown): void => {
    for (const id of idsIn(read)) readers.set(id, [...(readers.get(id) ?? []), reader]);
  };
  for (const node of nodes) {
    note(node.id, node.versions);
    if (node.guard !== null) note(node.id, { op: "ref", id: node.guard });
  }
  if (solve !== null) note(solve.line, [solve.from, solve.to, solve.otherwise, solve.constraints]);
  return readers;
}

/** The values, dated values, grids and reports that an expression reads, wherever they stand in it. */
function idsIn(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(part)) for (const one of part) idsIn(one, found);
  else if (typeof part === "object" && part !== null) {
    if ("op" in part && "id" in part && typeof part.id === "string") found.add(part.id);
    if ("op" in part && "grid" in part && typeof part.grid === "string") found.add(part.grid);
    for (const one of Object.values(part)) idsIn(one, found);
  }
  return found;
}
