/** What YAML of rules says, as plain data: every number is a text, for a decimal is never a float. */
export type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Where a value stands in a file: `["grids", 0, "versions", 1, "bands"]`. */
export type Path = readonly (string | number)[];

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isRecord(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSame(left: Plain | undefined, right: Plain | undefined): boolean {
  if (left === right) return true;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((one, index) => isSame(one, right[index]));
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => isSame(left[key], right[key]));
}
