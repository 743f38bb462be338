import type { Decimal } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import { axisDate, bandsAt, parameterAt, parameterSource } from "./dated-values.ts";
import { inForce } from "./dates.ts";
import { ruleSetOf } from "./explain-rule-set.ts";
import { LEAF, textAt, type Explained, type Explanation } from "./explanation.ts";
import type { Owner } from "./link-context.ts";
import { plainText, valueToText } from "./value-text.ts";

type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;

/** Explains what an expression reads besides facts and nodes: an opening, a field, a dated value. */
export function explainLeaf(
  part: Expression,
  item: number,
  owner: Owner,
  explained: Explained,
): Explanation[] {
  switch (part.op) {
    case "opening":
      return explainOpening(part.id, item, explained);
    case "field":
      return explainField(part, item, owner, explained);
    case "parameter":
      return [explainParameter(part, owner, explained)];
    case "lookup":
      return [explainGrid(part, owner, explained)];
    default:
      return [];
  }
}

export function explainFact(id: string, { program, frame }: Explained): Explanation {
  const fact = program.plan.facts.find((one) => one.id === id);
  const value = frame.values[program.slots.get(id)?.slot ?? -1];
  return {
    id,
    label: fact?.label ?? id,
    kind: "fact",
    value: plain(value, fact?.unit ?? ""),
    unit: fact?.unit ?? "",
    ...LEAF,
    note: "donnée du mois",
  };
}

function explainOpening(id: string, item: number, { program, frame }: Explained): Explanation[] {
  const index = program.plan.carries.findIndex((carry) => carry.id === id);
  const carry = program.plan.carries[index];
  if (carry === undefined) return [];
  const value = frame.openings[index];
  const one = (Array.isArray(value) ? value[item] : value) as Decimal | undefined;
  return [
    {
      id: `opening.${id}`,
      label: `${carry.label}, à l'ouverture du mois`,
      kind: "opening",
      value: one === undefined ? null : valueToText(one, carry.unit, null),
      unit: carry.unit,
      ...LEAF,
      note: "reprise de la clôture du mois précédent",
      ruleSet: ruleSetOf(program.nodesById.get(id)?.plan.at ?? null, program.plan),
    },
  ];
}

function explainField(
  part: Of<"field">,
  item: number,
  owner: Owner,
  { program, frame }: Explained,
): Explanation[] {
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
      ...LEAF,
    };
  });
}

function explainParameter(part: Of<"parameter">, owner: Owner, explained: Explained): Explanation {
  const { program } = explained;
  const parameter = program.context.parameter(part.id);
  const key = part.key === undefined ? undefined : textAt(part.key, owner, explained);
  const date =
    part.at === undefined
      ? axisDate(parameter.axis, program.moments)
      : (textAt(part.at, owner, explained) ?? "");
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
    ...LEAF,
    note: notes.join(", ") || null,
    sources: source?.value.source ?? [],
    ruleSet: source?.ruleSet ?? parameter.layers.at(-1)?.ruleSet ?? null,
  };
}

function explainGrid(part: Of<"lookup">, owner: Owner, explained: Explained): Explanation {
  const { program } = explained;
  const grid = program.context.grid(part.grid);
  const key = part.key === undefined ? undefined : textAt(part.key, owner, explained);
  const date =
    part.at === undefined ? axisDate(grid.axis, program.moments) : (textAt(part.at, owner, explained) ?? "");
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
    ...LEAF,
    note: `barème de ${"code" in bands ? 0 : bands.length} tranches depuis le ${version?.from ?? "?"} : ${mode}${key === undefined ? "" : `, pour « ${key} »`}`,
    sources: version?.source ?? [],
  };
}

function plain(value: unknown, unit: string): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? valueToText(value as Decimal, unit, null) : plainText(value);
}
