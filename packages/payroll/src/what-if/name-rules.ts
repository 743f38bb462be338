import type { Plan } from "@bareme/engine";
import type { RuleSet, Source, SourceText } from "@bareme/rule-schema";
import { facesOf, type Difference } from "./differences.ts";
import type { NamedStatement, StatementList } from "./statements.ts";

/** A rule on which two companies differ, as people name it. */
export interface NamedRule {
  readonly list: StatementList;
  readonly id: string;
  readonly label: string;
  /** The value or the option in force as the first month starts, for rules that have one; null on a side that has none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly unit: string | null;
  readonly source: readonly SourceText[];
}

/** One side of a comparison, with the month whose values are shown. */
export interface RuledSide {
  readonly stack: readonly RuleSet[];
  readonly plan: Plan;
}

interface Moment {
  readonly period: string;
  readonly asOf: string | undefined;
}

/** Names the rules of a group, those that stand for it first. */
export function nameRules(
  group: readonly Difference[],
  first: RuledSide,
  second: RuledSide,
  moment: Moment,
): readonly NamedRule[] {
  return group.flatMap((difference) => {
    const [face] = facesOf(difference);
    if (face === undefined) return [];
    const side = difference.second.length > 0 ? second : first;
    const ruleSet = side.stack[difference.layer];
    const before = valueIn(face, first.plan, moment);
    const after = valueIn(face, second.plan, moment);
    return [
      {
        list: face.list,
        id: face.id,
        label: labelOf(face, side.plan),
        before,
        after,
        unit: [first, second].map(({ plan }) => unitIn(face, plan)).find((unit) => unit !== null) ?? null,
        source: ruleSet === undefined ? [] : sourcesOf(face, ruleSet),
      },
    ];
  });
}

function labelOf({ id, located }: NamedStatement, plan: Plan): string {
  const own = field(located.statement, "label");
  if (typeof own === "string") return own;
  return [...plan.parameters, ...plan.choices, ...plan.nodes].find((one) => one.id === id)?.label ?? id;
}

function unitIn({ list, id }: NamedStatement, plan: Plan): string | null {
  if (list !== "parameters" && list !== "overrides") return null;
  return plan.parameters.find((parameter) => parameter.id === id)?.unit ?? null;
}

/** What a parameter or a choice is by these rules, whichever layer says it. */
function valueIn({ list, id }: NamedStatement, plan: Plan, moment: Moment): string | null {
  if (list === "parameters" || list === "overrides") {
    const layers = plan.parameters.find((parameter) => parameter.id === id)?.layers ?? [];
    const values = layers.map(({ values: dated }) => inForce(dated, moment)?.value ?? null);
    return textOf(values.find((value) => value !== null) ?? null);
  }
  if (list !== "picks") return null;
  const choice = plan.choices.find((one) => one.id === id);
  const picked = inForce(choice?.picks ?? [], moment) ?? inForce(choice?.defaults ?? [], moment);
  return choice?.options.find((option) => option.id === picked?.value)?.label ?? picked?.value ?? null;
}

/** The last value to take effect by the first of the month, of those known then. */
function inForce<T extends { readonly from: string; readonly known?: string | null }>(
  values: readonly T[],
  { period, asOf }: Moment,
): T | undefined {
  const isKnown = ({ known }: T): boolean =>
    known === undefined || known === null || asOf === undefined || known <= asOf;
  return values.reduce<T | undefined>(
    (latest, value) =>
      value.from <= `${period}-01` && isKnown(value) && (latest === undefined || value.from >= latest.from)
        ? value
        : latest,
    undefined,
  );
}

function textOf(value: string | null | { readonly [key: string]: string | null }): string | null {
  if (value === null || typeof value === "string") return value;
  return Object.entries(value)
    .map(([key, one]) => `${key} ${one ?? "sans valeur"}`)
    .join(", ");
}

/** The texts that a statement cites, wherever they stand in it. */
function sourcesOf({ located }: NamedStatement, ruleSet: RuleSet): readonly SourceText[] {
  const cited = citedIn(located.statement).map((source) =>
    typeof source === "string" ? (ruleSet.sources.get(source) ?? { text: source }) : source,
  );
  return [...new Map(cited.map((source) => [source.text, source])).values()];
}

type OneSource = Exclude<Source, readonly unknown[]>;

function citedIn(part: unknown): readonly OneSource[] {
  if (Array.isArray(part)) return part.flatMap(citedIn);
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === "source" ? [value].flat().filter(isSource) : citedIn(value),
  );
}

function isSource(value: unknown): value is OneSource {
  return typeof value === "string" || typeof field(value, "text") === "string";
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
