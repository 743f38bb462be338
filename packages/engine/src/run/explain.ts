import { partsOf, within, type Expression } from "../expression.ts";
import type { Evaluation } from "./evaluate.ts";
import { unmetConditions } from "./explain-condition.ts";
import { explainFact, explainLeaf } from "./explain-leaf.ts";
import { ruleSetOf } from "./explain-rule-set.ts";
import { usersOf } from "./explain-users.ts";
import { whyZero } from "./explain-zero.ts";
import { truthAt, type Explained, type Explanation } from "./explanation.ts";
import { versionOf } from "./formula-in-force.ts";
import { leafNumber, textOf } from "./leaf-number.ts";
import type { Owner } from "./link-context.ts";
import { valueOf } from "./node-values.ts";
import type { LinkedNode } from "./program.ts";
import { renderExpression } from "./render.ts";
import { sentenceInWords } from "./sentence-in-words.ts";

/** Explains a value by id (`x`, `x.employer`, `x[item]`); undefined when the evaluation has no such value. */
export function explain(evaluation: Evaluation, asked: string): Explanation | undefined {
  const { program, frame } = evaluation;
  if (program === null || frame === null) return undefined;
  const [, id = "", item] = /^([^[]+)(?:\[(.*)\])?$/.exec(asked) ?? [];
  const plan = program.plan.lines.find((line) => line.id === id);
  const target = program.slots.has(id) ? id : (plan?.parts.employee ?? plan?.parts.employer ?? id);
  const node = program.nodes.find((one) => one.plan.id === target);
  if (node === undefined && !program.plan.facts.some((fact) => fact.id === target)) return undefined;
  const index =
    node?.collection === null || node === undefined
      ? 0
      : (frame.items[node.collection] ?? []).findIndex((one) => one.id === item);
  if (index < 0) return undefined;
  const line = program.plan.lines.find(({ parts }) => Object.values(parts).includes(target));
  const explained = reference(target, index, { program, frame, pinned: evaluation.pinned, seen: new Set() });
  return {
    ...explained,
    ...(line !== undefined && { sentence: sentenceInWords(line.sentence, program) }),
    usedBy: usersOf(target, program),
  };
}

function reference(id: string, item: number, explained: Explained): Explanation {
  const { program, seen } = explained;
  const node = program.nodesById.get(id);
  if (node === undefined) return explainFact(id, explained);
  const key = node.collection === null ? id : `${id}#${item}`;
  const repeated = seen.has(key);
  seen.add(key);
  return explainNode(node, item, repeated, explained);
}

function explainNode(node: LinkedNode, item: number, repeated: boolean, explained: Explained): Explanation {
  const { plan } = node;
  const { program, frame, pinned } = explained;
  const common = commonOf(node, item, explained);
  const as = (
    kind: Explanation["kind"],
    note: string | null,
    more: Partial<Explanation> = {},
  ): Explanation => ({ ...common, kind, formula: plan.text, numbers: null, note, inputs: [], ...more });
  if (repeated) return as("computed", "expliqué plus haut", { seen: true });
  if (pinned.has(plan.id)) return as("pinned", "valeur donnée, non calculée");
  const guard = plan.guard === null ? undefined : program.nodesById.get(plan.guard);
  if (guard !== undefined && valueOf(guard, frame, item) === false)
    return as("computed", whyNot(guard, item, explained), {
      inputs: [reference(guard.plan.id, item, explained)],
    });
  if (plan.role === "unknown")
    return as("unknown", "le plus grand montant qui respecte ces contraintes", {
      inputs: constraintReads(explained)
        .filter((id) => id !== plan.id)
        .map((id) => reference(id, 0, explained)),
    });
  const expression = versionOf(plan, program.moments);
  if (plan.role === "choice" || expression === undefined)
    return as("fact", plan.role === "choice" ? "choix en vigueur" : null, { formula: null });
  return { ...as("computed", null), ...explainFormula(node, expression, item, explained) };
}

/** That a line does not apply, and what it would have taken. */
function whyNot(guard: LinkedNode, item: number, explained: Explained): string {
  const expression = versionOf(guard.plan, explained.program.moments);
  const unmet =
    expression === undefined
      ? []
      : atItem(item, explained, () => unmetConditions(expression, ownerOf(guard), item, explained));
  const lead = "ne s'applique pas ce mois-ci";
  if (unmet.length === 0) return lead;
  return `${lead}, car ${unmet.length === 1 ? "cette condition n'est pas remplie" : "ces conditions ne sont pas remplies"} : ${unmet.join(" ; ")}`;
}

/** What every explanation of a node says. */
function commonOf(
  node: LinkedNode,
  item: number,
  explained: Explained,
): Pick<Explanation, "id" | "item" | "label" | "value" | "unit" | "sources" | "ruleSet"> {
  const { plan } = node;
  const name = node.collection === null ? undefined : explained.frame.items[node.collection]?.[item]?.id;
  return {
    id: plan.id,
    ...(name !== undefined && { item: name }),
    label: plan.id.includes("~")
      ? `${plan.label} (hypothèse de « ${plan.id.split("~")[1] ?? ""} »)`
      : plan.label,
    value: textOf(node, item, explained),
    unit: plan.unit,
    sources: plan.source,
    ruleSet: ruleSetOf(plan.at, explained.program.plan),
  };
}

/** The ids that the constraints of the unknown read. */
function constraintReads({ program }: Explained): readonly string[] {
  const sides = (program.plan.solve?.constraints ?? []).flatMap(({ left, right }) => [left, right]);
  return [
    ...new Set(
      sides.flatMap((part) => [...within(part)].flatMap((one) => (one.op === "ref" ? [one.id] : []))),
    ),
  ];
}

function explainFormula(
  node: LinkedNode,
  expression: Expression,
  item: number,
  explained: Explained,
): Pick<Explanation, "numbers" | "note" | "inputs"> {
  const owner = ownerOf(node);
  return atItem(item, explained, () => ({
    numbers: renderExpression(
      expression,
      (leaf) => leafNumber(leaf, item, owner, explained),
      (condition) => truthAt(condition, owner, explained),
    ),
    note: whyZero(node, expression, item, explained),
    inputs: inputsOf(expression, owner, item, explained),
  }));
}

function ownerOf({ plan }: LinkedNode): Owner {
  return { id: plan.id, label: plan.label, guard: plan.guard, each: plan.each !== null };
}

/** Reads the evaluation at one of its items, as what is read on the way may do at others. */
function atItem<T>(item: number, { frame }: Explained, read: () => T): T {
  const outer = frame.item;
  frame.item = item;
  const found = read();
  frame.item = outer;
  return found;
}

/** What the expression read, branch taken by branch taken. */
function inputsOf(expression: Expression, owner: Owner, item: number, explained: Explained): Explanation[] {
  const found = new Map<string, Expression>();
  const walk = (part: Expression): void => {
    if (part.op === "if") {
      const holds = truthAt(part.condition, owner, explained);
      walk(part.condition);
      if (holds !== false) walk(part.then);
      if (holds !== true) walk(part.otherwise);
      return;
    }
    if (["ref", "parameter", "opening", "field", "lookup"].includes(part.op))
      found.set(JSON.stringify(part), part);
    partsOf(part).forEach(walk);
  };
  walk(expression);
  return [...found.values()].flatMap((part) => input(part, owner, item, explained));
}

function input(part: Expression, owner: Owner, item: number, explained: Explained): Explanation[] {
  if (part.op !== "ref") return explainLeaf(part, item, owner, explained);
  const { program, frame } = explained;
  const node = program.nodesById.get(part.id);
  if (node === undefined || node.collection === null || owner.each)
    return [reference(part.id, item, explained)];
  return (frame.items[node.collection] ?? []).map((_, index) => reference(part.id, index, explained));
}
