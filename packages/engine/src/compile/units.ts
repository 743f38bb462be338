/**
 * Units by their dimensions. Amounts are EUR for the month, so `month` has no dimension of its own; `%`, `count` and `1` have none either.
 * `null` is the unit of a number written in a formula: it takes the unit of what it is added to or compared with.
 */
export type Dimensions = ReadonlyMap<string, number> | null;

const WITHOUT_DIMENSION: ReadonlySet<string> = new Set(["%", "1", "count", "month", ""]);

export function dimensionsOf(unit: string): ReadonlyMap<string, number> {
  const [above = "", below] = unit.split("/");
  const dimensions = new Map<string, number>();
  if (!WITHOUT_DIMENSION.has(above)) dimensions.set(above, 1);
  if (below !== undefined && !WITHOUT_DIMENSION.has(below))
    dimensions.set(below, (dimensions.get(below) ?? 0) - 1);
  return clean(dimensions);
}

export function combine(left: Dimensions, right: Dimensions, sign: 1 | -1): Dimensions {
  if (left === null && right === null) return null;
  const dimensions = new Map(left ?? []);
  for (const [unit, power] of right ?? []) dimensions.set(unit, (dimensions.get(unit) ?? 0) + sign * power);
  return clean(dimensions);
}

/** The common unit of two terms that are added or compared, or undefined when they have none. */
export function unify(left: Dimensions, right: Dimensions): Dimensions | undefined {
  if (left === null) return right;
  if (right === null) return left;
  return sameDimensions(left, right) ? left : undefined;
}

export function sameDimensions(
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): boolean {
  return left.size === right.size && [...left].every(([unit, power]) => right.get(unit) === power);
}

export function dimensionsToText(dimensions: Dimensions): string {
  if (dimensions === null || dimensions.size === 0) return "1";
  const side = (wanted: (power: number) => boolean): string =>
    [...dimensions]
      .filter(([, power]) => wanted(power))
      .map(([unit, power]) => (Math.abs(power) === 1 ? unit : `${unit}^${Math.abs(power)}`))
      .join("·");
  const above = side((power) => power > 0) || "1";
  const below = side((power) => power < 0);
  return below === "" ? above : `${above}/${below}`;
}

function clean(dimensions: Map<string, number>): ReadonlyMap<string, number> {
  for (const [unit, power] of dimensions) if (power === 0) dimensions.delete(unit);
  return dimensions;
}
