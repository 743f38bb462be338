import type { JsonValue } from "@bareme/kernel";

/** Data of ours as JSON values: members that are undefined are left out, anything that is not JSON is a bug and throws. */
export function toJson(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object")
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, toJson(member)]),
    );
  throw new TypeError(`no JSON for a ${typeof value}`);
}
