import {
  add,
  decimal,
  divide,
  fromInteger,
  multiply,
  scaleBy,
  ZERO,
  type Decimal,
  type Problem,
} from "@bareme/kernel";
import type { DatedPlan, GridPlan, ParameterPlan } from "../plan.ts";
import { prepareBands, type Band } from "./bands.ts";
import { inForce, spans, type Moments } from "./dates.ts";

type Value = string | null | { readonly [key: string]: string | null };

/** The value of a parameter, or of one key of it, at a date; a problem when there is none. */
export function parameterAt(
  parameter: ParameterPlan,
  key: string | undefined,
  date: string,
  moments: Moments,
): Decimal | Problem {
  if (parameter.knownUntil !== null && date > parameter.knownUntil)
    return undefinedValue(parameter.id, parameter.label, key, date, parameter.knownUntil);
  if (parameter.byDay && parameter.axis === "period") {
    const mean = meanOfMonth(
      parameter.layers.map((layer) => layer.values),
      key,
      moments,
    );
    return mean === undefined
      ? undefinedValue(parameter.id, parameter.label, key, date, null)
      : share(mean, parameter.unit);
  }
  for (const layer of parameter.layers) {
    const value = textToDecimal(pickKey(inForce(layer.values, date, moments.asOf)?.value, key));
    if (value !== undefined) return share(value, parameter.unit);
  }
  return undefinedValue(parameter.id, parameter.label, key, date, null);
}

function share(value: Decimal, unit: string): Decimal {
  return unit === "%" ? scaleBy(value, -2) : value;
}

/** The statement of a value that was used, for explanations: its layer, date and sources. */
export function parameterSource(
  parameter: ParameterPlan,
  key: string | undefined,
  date: string,
  moments: Moments,
): { readonly ruleSet: string; readonly value: DatedPlan<Value> } | undefined {
  for (const layer of parameter.layers) {
    const at = parameter.byDay
      ? byDayLast(layer.values, key, moments)
      : inForce(layer.values, date, moments.asOf);
    if (at !== undefined && textToDecimal(pickKey(at.value, key)) !== undefined)
      return { ruleSet: layer.ruleSet, value: at };
  }
  return undefined;
}

function byDayLast(
  values: readonly DatedPlan<Value>[],
  key: string | undefined,
  moments: Moments,
): DatedPlan<Value> | undefined {
  const end = `${moments.period}-31`;
  const last = inForce(values, end, moments.asOf);
  return last !== undefined && textToDecimal(pickKey(last.value, key)) !== undefined
    ? last
    : inForce(values, `${moments.period}-01`, moments.asOf);
}

/**
 * The mean of the values in force, weighted by days, nearest layer first on each day; days without value do not count. One value all month is that value,
 * unrounded by any division.
 */
function meanOfMonth(
  layers: readonly (readonly DatedPlan<Value>[])[],
  key: string | undefined,
  { period, asOf }: Moments,
): Decimal | undefined {
  const parts = spans(layers.flat(), period).flatMap(({ from, days }) => {
    const text = layers
      .map((values) => pickKey(inForce(values, from, asOf)?.value, key))
      .find((one) => one !== null);
    return text === undefined || text === null ? [] : [{ text, amount: decimal(text), days }];
  });
  const [first] = parts;
  if (first === undefined || parts.every((part) => part.text === first.text)) return first?.amount;
  const days = parts.reduce((sum, part) => sum + part.days, 0);
  return divide(
    parts.reduce((sum, part) => add(sum, multiply(part.amount, fromInteger(part.days))), ZERO),
    fromInteger(days),
  );
}

/** The bands of a grid, or of one key of it, at a date; a problem when there are none. */
export function bandsAt(
  grid: GridPlan,
  key: string | undefined,
  date: string,
  moments: Moments,
): readonly Band[] | Problem {
  if (grid.knownUntil !== null && date > grid.knownUntil)
    return undefinedValue(grid.id, grid.label, key, date, grid.knownUntil);
  const bands = inForce(grid.versions, date, moments.asOf)?.value ?? null;
  const table =
    bands === null
      ? undefined
      : Array.isArray(bands)
        ? bands
        : key === undefined || !Object.hasOwn(bands, key)
          ? undefined
          : (bands as { readonly [key: string]: GridBands })[key];
  return table === undefined
    ? undefinedValue(grid.id, grid.label, key, date, null)
    : prepareBands(table, grid);
}

type GridBands = Extract<GridPlan["versions"][number]["value"], readonly unknown[]>;

/** The date by which a value on this axis is chosen, when a formula gives none. */
export function axisDate(axis: "period" | "payment" | "other", moments: Moments): string {
  return axis === "payment" ? moments.payment : `${moments.period}-01`;
}

function pickKey(value: Value | undefined, key: string | undefined): string | null {
  if (value === undefined || value === null || typeof value === "string") return value ?? null;
  return key !== undefined && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

function textToDecimal(text: string | null): Decimal | undefined {
  return text === null ? undefined : decimal(text);
}

function undefinedValue(
  id: string,
  label: string,
  key: string | undefined,
  date: string,
  knownUntil: string | null,
): Problem {
  const which = key === undefined ? `« ${label} »` : `« ${label} » pour « ${key} »`;
  return {
    code: "VALUE_UNDEFINED",
    path: [id],
    message:
      knownUntil === null
        ? `${which} n'a pas de valeur au ${date}.`
        : `${which} : aucune valeur n'est connue après le ${knownUntil} (demandée au ${date}).`,
    remedy: "Ajoutez la valeur datée et sa source au jeu de règles, ou corrigez la date.",
  };
}
