import type { Decimal } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import { partsOf, within, type Expression } from "../expression.ts";
import { axisDate, bandsAt, parameterAt, parameterSource } from "./dated-values.ts";
import { inForce } from "./dates.ts";
import { french, plainText, valueToText } from "./document.ts";
import type { Evaluation } from "./evaluate.ts";
import { compileBoolean, compileText } from "./exact.ts";
import { isFault, type Frame } from "./frame.ts";
import type { Owner } from "./link-context.ts";
import { versionOf, type LinkedNode, type Program } from "./program.ts";
import { renderExpression } from "./render.ts";

/** Where a value comes from, down to facts and dated values with their texts. Numbers are texts; `seen` marks what was explained above. */
export interface Explanation {
  readonly id: string;
  readonly item?: string;
  readonly label: string;
  readonly kind: "fact" | "parameter" | "grid" | "opening" | "computed" | "unknown" | "pinned";
  readonly value: string | null;
  readonly unit: string;
  /** The rule as its author wrote it, and the same with this month's numbers. */
  readonly formula: string | null;
  readonly numbers: string | null;
  /** Why the value is what it is, when a formula does not say it. */
  readonly note: string | null;
  readonly sources: readonly SourceText[];
  readonly inputs: readonly Explanation[];
  readonly seen?: true;
}

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
  return index < 0 ? undefined : explainer(program, frame, evaluation.pinned).reference(target, index);
}

function explainer(program: Program, frame: Frame, pinned: ReadonlySet<string>) {
  const nodes = program.nodesById;
  const seen = new Set<string>();
  return { reference };

  function reference(id: string, item: number): Explanation {
    const node = nodes.get(id);
    if (node === undefined) return explainFact(id);
    const key = node.collection === null ? id : `${id}#${item}`;
    const repeated = seen.has(key);
    seen.add(key);
    return explainNode(node, item, repeated);
  }

  function explainNode(node: LinkedNode, item: number, repeated: boolean): Explanation {
    const { plan } = node;
    const name = node.collection === null ? undefined : frame.items[node.collection]?.[item]?.id;
    const common = {
      id: plan.id,
      ...(name !== undefined && { item: name }),
      label: plan.id.includes("~")
        ? `${plan.label} (hypothèse de « ${plan.id.split("~")[1] ?? ""} »)`
        : plan.label,
      value: textOf(node, item),
      unit: plan.unit,
      sources: plan.source,
    };
    if (repeated)
      return {
        ...common,
        kind: "computed",
        formula: plan.text,
        numbers: null,
        note: "expliqué plus haut",
        inputs: [],
        seen: true,
      };
    if (pinned.has(plan.id))
      return {
        ...common,
        kind: "pinned",
        formula: plan.text,
        numbers: null,
        note: "valeur donnée, non calculée",
        inputs: [],
      };
    const expression = versionOf(plan, program.moments);
    const guard = plan.guard === null ? undefined : nodes.get(plan.guard);
    if (guard !== undefined && valueOf(guard, item) === false) {
      return {
        ...common,
        kind: "computed",
        formula: plan.text,
        numbers: null,
        note: "ne s'applique pas ce mois-ci",
        inputs: [reference(guard.plan.id, item)],
      };
    }
    if (plan.role === "unknown") {
      const { solve } = program.plan;
      const inputs = [
        ...new Set(
          (solve?.constraints ?? [])
            .flatMap(({ left, right }) => [left, right])
            .flatMap((part) => [...within(part)].flatMap((one) => (one.op === "ref" ? [one.id] : []))),
        ),
      ];
      return {
        ...common,
        kind: "unknown",
        formula: plan.text,
        numbers: null,
        note: "le plus grand montant qui respecte ces contraintes",
        inputs: inputs.filter((id) => id !== plan.id).map((id) => reference(id, 0)),
      };
    }
    if (plan.role === "choice" || expression === undefined)
      return {
        ...common,
        kind: "fact",
        formula: null,
        numbers: null,
        note: plan.role === "choice" ? "choix en vigueur" : null,
        inputs: [],
      };
    const owner: Owner = { id: plan.id, label: plan.label, guard: plan.guard, each: plan.each !== null };
    frame.item = item;
    const numbers = renderExpression(
      expression,
      (leaf) => leafNumber(leaf, item, owner),
      (condition) => truth(condition, owner),
    );
    const inputs = inputsOf(expression, owner, item);
    frame.item = 0;
    return { ...common, kind: "computed", formula: plan.text, numbers, note: null, inputs };
  }

  /** What the expression read, branch taken by branch taken. */
  function inputsOf(expression: Expression, owner: Owner, item: number): Explanation[] {
    const found = new Map<string, Expression>();
    const walk = (part: Expression): void => {
      if (part.op === "if") {
        const holds = truth(part.condition, owner);
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
    return [...found.values()].flatMap((part) => input(part, owner, item));
  }

  function input(part: Expression, owner: Owner, item: number): Explanation[] {
    switch (part.op) {
      case "ref": {
        const node = nodes.get(part.id);
        if (node === undefined || node.collection === null || owner.each) return [reference(part.id, item)];
        return (frame.items[node.collection] ?? []).map((_, index) => reference(part.id, index));
      }
      case "opening": {
        const index = program.plan.carries.findIndex((carry) => carry.id === part.id);
        const carry = program.plan.carries[index];
        const value = frame.openings[index];
        const one = (Array.isArray(value) ? value[item] : value) as Decimal | undefined;
        return carry === undefined
          ? []
          : [
              {
                id: `opening.${part.id}`,
                label: `${carry.label}, à l'ouverture du mois`,
                kind: "opening",
                value: one === undefined ? null : valueToText(one, carry.unit, null),
                unit: carry.unit,
                formula: null,
                numbers: null,
                note: "reprise de la clôture du mois précédent",
                sources: [],
                inputs: [],
              },
            ];
      }
      case "field": {
        const collection = program.context.collectionIndex(part.collection);
        const plan = program.plan.collections[collection];
        const field = plan?.fields.find((one) => one.id === part.field);
        const items = owner.each ? [item] : (frame.items[collection] ?? []).map((_, index) => index);
        return items.map((index) => {
          const one = frame.items[collection]?.[index];
          const value = one?.fields[program.context.fieldIndex(part.collection, part.field)];
          return {
            id: `${part.collection}.${part.field}`,
            item: one?.id ?? "",
            label: `${field?.label ?? part.field} (${one?.id ?? ""})`,
            kind: "fact" as const,
            value: plain(value, field?.unit ?? ""),
            unit: field?.unit ?? "",
            formula: null,
            numbers: null,
            note: null,
            sources: [],
            inputs: [],
          };
        });
      }
      case "parameter":
        return [explainParameter(part, owner)];
      case "lookup":
        return [explainGrid(part, owner)];
      default:
        return [];
    }
  }

  function explainParameter(part: Extract<Expression, { op: "parameter" }>, owner: Owner): Explanation {
    const parameter = program.context.parameter(part.id);
    const key = part.key === undefined ? undefined : textAt(part.key, owner);
    const date =
      part.at === undefined ? axisDate(parameter.axis, program.moments) : (textAt(part.at, owner) ?? "");
    const value = parameterAt(parameter, key, date, program.moments);
    const source = parameterSource(parameter, key, date, program.moments);
    const notes = [
      source && `en vigueur depuis le ${source.value.from} (${source.ruleSet})`,
      key && `pour « ${key} »`,
      source?.value.toConfirm === true && "à confirmer",
    ].filter(Boolean);
    return {
      id: part.id,
      label: parameter.label,
      kind: "parameter",
      value: "code" in value ? null : valueToText(value, parameter.unit, null),
      unit: parameter.unit,
      formula: null,
      numbers: null,
      note: notes.join(", ") || null,
      sources: source?.value.source ?? [],
      inputs: [],
    };
  }

  function explainGrid(part: Extract<Expression, { op: "lookup" }>, owner: Owner): Explanation {
    const grid = program.context.grid(part.grid);
    const key = part.key === undefined ? undefined : textAt(part.key, owner);
    const date =
      part.at === undefined ? axisDate(grid.axis, program.moments) : (textAt(part.at, owner) ?? "");
    const version = inForce(grid.versions, date, program.moments.asOf);
    const bands = bandsAt(grid, key, date, program.moments);
    const mode = {
      marginal: "chaque taux sur sa tranche",
      "whole-amount": "le taux de la tranche sur le tout",
      step: "la valeur de la tranche",
    }[grid.mode];
    return {
      id: part.grid,
      label: grid.label,
      kind: "grid",
      value: null,
      unit: grid.rate,
      formula: null,
      numbers: null,
      note: `barème de ${"code" in bands ? 0 : bands.length} tranches depuis le ${version?.from ?? "?"} : ${mode}${key === undefined ? "" : `, pour « ${key} »`}`,
      sources: version?.source ?? [],
      inputs: [],
    };
  }

  function explainFact(id: string): Explanation {
    const fact = program.plan.facts.find((one) => one.id === id);
    const value = frame.values[program.slots.get(id)?.slot ?? -1];
    return {
      id,
      label: fact?.label ?? id,
      kind: "fact",
      value: plain(value, fact?.unit ?? ""),
      unit: fact?.unit ?? "",
      formula: null,
      numbers: null,
      note: "donnée du mois",
      sources: [],
      inputs: [],
    };
  }

  function valueOf(node: LinkedNode, item: number): unknown {
    const value = frame.values[node.slot];
    return node.collection === null ? value : (value as readonly unknown[] | undefined)?.[item];
  }

  function textOf(node: LinkedNode, item: number): string | null {
    const value = valueOf(node, item);
    if (value === undefined) return null;
    return node.plan.type === "number"
      ? valueToText(value as Decimal, node.plan.unit, node.plan.places)
      : plainText(value);
  }

  function leafNumber(leaf: Expression, item: number, owner: Owner): string {
    switch (leaf.op) {
      case "ref": {
        const node = nodes.get(leaf.id);
        const text = node === undefined ? explainFact(leaf.id).value : textOf(node, item);
        const unit = node?.plan.unit ?? program.plan.facts.find((fact) => fact.id === leaf.id)?.unit ?? "";
        return text === null
          ? leaf.id
          : /^-?\d/.test(text) && !/^\d{4}-/.test(text)
            ? french(text, unit)
            : text;
      }
      case "lookup":
        return program.context.grid(leaf.grid).label;
      case "sum":
        return leaf.of.op === "ref" || leaf.of.op === "field"
          ? `somme de ${leaf.of.op === "ref" ? leaf.of.id : `${leaf.collection}.${leaf.of.field}`}`
          : "somme";
      case "count":
        return String((frame.items[program.context.collectionIndex(leaf.collection)] ?? []).length);
      case "date":
        return leaf.value;
      case "moment":
        return {
          periodStart: `${program.moments.period}-01`,
          periodEnd: program.context.periodEnd,
          payment: program.moments.payment,
        }[leaf.of];
      default: {
        const [first] = input(leaf, owner, item);
        return first?.value == null ? (first?.label ?? leaf.op) : french(first.value, first.unit);
      }
    }
  }

  function truth(condition: Expression, owner: Owner): boolean | undefined {
    return attempt(() => compileBoolean(condition, owner, program.context)(frame));
  }

  function textAt(expression: Expression, owner: Owner): string | undefined {
    return attempt(() => compileText(expression, owner, program.context)(frame));
  }
}

/** Explaining never fails on a value that is missing: it says what it can. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (isFault(thrown)) return undefined;
    throw thrown;
  }
}

function plain(value: unknown, unit: string): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? valueToText(value as Decimal, unit, null) : plainText(value);
}
