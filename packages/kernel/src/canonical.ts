/** What JSON holds, less the fractions: an amount travels as a decimal string. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * The one JSON text of a value, fit for hashing: keys sorted by UTF-16 code unit, no spaces.
 * Throws TypeError on anything but strings, booleans, null, safe integers, arrays and plain objects of these;
 * an undefined member throws too, for it would vanish.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value);
}

function write(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, write).join(",")}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${write(value[key])}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`no canonical JSON for this ${typeof value}`);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
  );
}
