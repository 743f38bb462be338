import type { Decimal } from "@bareme/kernel";
import type { GridPlan, ParameterPlan } from "../plan.ts";
import type { Band } from "./bands.ts";
import { axisDate, bandsAt, parameterAt } from "./dated-values.ts";
import { faultOf, type Run } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";

/** Which value of several a formula asks for: its key, and a date of its own; undefined where it has none. */
export interface Asked {
  readonly key: Run<string> | undefined;
  readonly at: Run<string> | undefined;
}

/** Reads a parameter; the value of the month is taken here, once. */
export function readParameter(
  parameter: ParameterPlan,
  { key, at }: Asked,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const read = (key: string | undefined, date: string): Decimal => {
    const value = parameterAt(parameter, key, date, context.moments);
    if ("code" in value) throw faultOf({ ...value, path: [owner.id, ...value.path] });
    return value;
  };
  if (at !== undefined) return (frame) => read(key?.(frame), at(frame));
  const date = axisDate(parameter.axis, context.moments);
  if (key !== undefined) return memoized((chosen) => read(chosen, date), key);
  const value = parameterAt(parameter, undefined, date, context.moments);
  if (!("code" in value)) return () => value;
  const fault = faultOf({ ...value, path: [owner.id, ...value.path] });
  return () => {
    throw fault;
  };
}

/** Reads the bands of a grid: of the month, of the payment or of a date of its own, and of its key. */
export function readBands(
  grid: GridPlan,
  { key, at }: Asked,
  owner: Owner,
  context: LinkContext,
): Run<readonly Band[]> {
  const read = (key: string | undefined, date: string) =>
    bandsOrThrow(bandsAt(grid, key, date, context.moments), owner);
  if (at !== undefined) return (frame) => read(key?.(frame), at(frame));
  const date = axisDate(grid.axis, context.moments);
  if (key !== undefined) return memoized((chosen) => read(chosen, date), key);
  const bands = bandsAt(grid, undefined, date, context.moments);
  return () => bandsOrThrow(bands, owner);
}

function memoized<T>(read: (key: string) => T, key: Run<string>): Run<T> {
  const known = new Map<string, T>();
  return (frame) => {
    const chosen = key(frame);
    const found = known.get(chosen);
    if (found !== undefined) return found;
    const value = read(chosen);
    if (known.size < 1000) known.set(chosen, value);
    return value;
  };
}

function bandsOrThrow(bands: ReturnType<typeof bandsAt>, owner: Owner): readonly Band[] {
  if ("code" in bands) throw faultOf({ ...bands, path: [owner.id, ...bands.path] });
  return bands;
}
