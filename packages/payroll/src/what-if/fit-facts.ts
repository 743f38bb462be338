import type { Plan } from "@bareme/engine";
import type { MonthsInput } from "../months.ts";

type Facts = Readonly<Record<string, unknown>>;

/** Which names the rules of a company keep: its own, and those that no compared company knows. */
type Keeps = (name: string) => boolean;

/**
 * The months as a stack of rules can read them: facts, fields and carried values that only another of the compared stacks knows are left out. What none of
 * them knows stays, and the rules refuse it. Values carried by this stack alone start at their initial value.
 */
export function fitMonths(input: MonthsInput, plan: Plan, all: readonly Plan[]): MonthsInput {
  const own = namesOf(plan);
  const others = all.map(namesOf);
  const keeps: Keeps = (name) => own.has(name) || !others.some((names) => names.has(name));
  const fit = (facts: Facts): Facts =>
    Object.fromEntries(
      Object.entries(facts).flatMap(([id, value]) =>
        keeps(id) ? [[id, Array.isArray(value) ? value.map((item) => fitItem(item, id, keeps)) : value]] : [],
      ),
    );
  const { opening } = input;
  return {
    facts: fit(input.facts),
    months: input.months.map((month) => ({
      ...month,
      facts: fit(month.facts),
      ...(month.corrections !== undefined && {
        corrections: month.corrections.map((one) => ({ ...one, facts: fit(one.facts) })),
      }),
      ...(month.pins !== undefined && { pins: fitPins(month.pins, keeps) }),
    })),
    ...(opening !== undefined && { opening: fitOpening(opening, plan, keeps) }),
  };
}

function fitItem(item: unknown, list: string, keeps: Keeps): unknown {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(
    Object.entries(item).filter(([field]) => field === "id" || keeps(`${list}.${field}`)),
  );
}

function fitPins(pins: Facts, keeps: Keeps): Facts {
  return Object.fromEntries(
    Object.entries(pins).filter(([id]) => keeps(`pins.${id.replace(/\[.*\]$/, "")}`)),
  );
}

function fitOpening(opening: Facts, plan: Plan, keeps: Keeps): Facts {
  const kept = Object.fromEntries(Object.entries(opening).filter(([id]) => keeps(`opening.${id}`)));
  const whole = plan.carries.every(({ id }) => Object.hasOwn(kept, id));
  return whole ? kept : { ...kept, "*": "initial" };
}

/** Facts, lists with their fields, the choices that a contract or an item may make, what can be pinned and what is carried. */
function namesOf(plan: Plan): ReadonlySet<string> {
  return new Set([
    ...plan.facts.map(({ id }) => id),
    ...plan.collections.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]),
    ...plan.choices.flatMap(({ id, at }) => [id, ...at.map((place) => `${place}.${id}`)]),
    ...plan.nodes.map(({ id }) => `pins.${id}`),
    ...plan.carries.map(({ id }) => `opening.${id}`),
  ]);
}
