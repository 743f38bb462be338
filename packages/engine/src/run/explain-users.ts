import { within, type Expression } from "../expression.ts";
import type { LinePlan, NodePlan } from "../plan.ts";
import type { User } from "./explanation.ts";
import { versionOf } from "./formula-in-force.ts";
import type { Program } from "./program.ts";

/** What a reader knows by name. A condition, a check or a help of the engine is passed through to what it serves. */
const NAMED: ReadonlySet<NodePlan["role"]> = new Set(["line", "total", "carry", "decision", "unknown"]);

/** What reads a value by the rules in force this month, whether it applies or not; a line stands for its parts. */
export function usersOf(id: string, program: Program): readonly User[] {
  const readers = readersOf(program);
  const lines = new Map(
    program.plan.lines.flatMap((line) => Object.values(line.parts).map((part) => [part, line] as const)),
  );
  const users = new Map<string, User>();
  const seen = new Set([id]);
  const pending = [id];
  for (let read = pending.pop(); read !== undefined; read = pending.pop()) {
    for (const reader of readers.get(read) ?? []) {
      if (seen.has(reader)) continue;
      seen.add(reader);
      const user = splits(reader, read) ? undefined : userOf(reader, lines, program);
      if (user !== undefined) users.set(user.id, user);
      else if (!copies(reader, read, readers)) pending.push(reader);
    }
  }
  return inOrder(users, program);
}

/** What a node is to a reader; undefined for one that is passed through. */
function userOf(
  id: string,
  lines: ReadonlyMap<string, LinePlan>,
  { nodesById, plan }: Program,
): User | undefined {
  const node = nodesById.get(id)?.plan;
  if (node === undefined) return undefined;
  const { id: named, label } = lines.get(id) ?? plan.carries.find((carry) => carry.id === id) ?? node;
  return lines.has(id) || NAMED.has(node.role) ? { id: named, label } : undefined;
}

/** Whether a part only gives another part of its line to who bears it. */
function splits(id: string, read: string): boolean {
  const [line, part] = id.split(".");
  return (part === "account" || part === "company") && read === `${line}.employer`;
}

/** Whether a node repeats, under a hypothesis, one that reads the same: that one stands for both. */
function copies(id: string, read: string, readers: ReadonlyMap<string, readonly string[]>): boolean {
  const mark = id.lastIndexOf("~");
  return mark > 0 && (readers.get(read) ?? []).includes(id.slice(0, mark));
}

/** As the rules have them: the nodes of a plan are in the order of evaluation. */
function inOrder(users: ReadonlyMap<string, User>, { plan }: Program): readonly User[] {
  const place = new Map(plan.lines.map(({ id }, index) => [id, index]));
  const last = plan.lines.length;
  return [...users.values()].toSorted(
    (left, right) => (place.get(left.id) ?? last) - (place.get(right.id) ?? last),
  );
}

/** The nodes that read each value: in their formula in force, as their condition, or through what limits the unknown. */
function readersOf({ plan, moments }: Program): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  const note = (reader: string, expressions: readonly (Expression | undefined)[]): void => {
    for (const id of new Set(expressions.flatMap((one) => (one === undefined ? [] : refsOf(one)))))
      readers.set(id, [...(readers.get(id) ?? []), reader]);
  };
  for (const node of plan.nodes) {
    note(node.id, [versionOf(node, moments)]);
    if (node.guard !== null) readers.set(node.guard, [...(readers.get(node.guard) ?? []), node.id]);
  }
  const { solve } = plan;
  if (solve !== null)
    note(solve.line, [
      solve.from,
      solve.to,
      solve.otherwise,
      ...solve.constraints.flatMap(({ left, right }) => [left, right]),
    ]);
  return readers;
}

function refsOf(expression: Expression): readonly string[] {
  return [...within(expression)].flatMap((part) => (part.op === "ref" ? [part.id] : []));
}
