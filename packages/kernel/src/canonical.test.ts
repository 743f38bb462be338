import fc from "fast-check";
import { expect, it } from "vitest";

import { canonicalJson, type JsonValue } from "./canonical.ts";
import { ONE } from "./decimal.ts";

it("sorts keys by code unit at every depth and writes no space", () => {
  const value = { b: [1, null, { z: true, a: "é\n" }], B: -3, "10": "x", "9": {}, é: [] };
  expect(canonicalJson(value)).toBe('{"10":"x","9":{},"B":-3,"b":[1,null,{"a":"é\\n","z":true}],"é":[]}');
});

it("does not depend on the order of keys, and reads back as the same value", () => {
  const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: "binary" }),
      fc.maxSafeInteger().map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("json")),
      fc.dictionary(fc.string(), tie("json"), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

it.each([
  ["a fraction", 0.1],
  ["NaN", Number.NaN],
  ["an integer beyond 2^53", 2 ** 53],
  ["undefined", undefined],
  ["an undefined member", { a: undefined }],
  ["a hole", Array(1)],
  ["a bigint", 1n],
  ["a symbol", Symbol("a")],
  ["a function", () => 1],
  ["a decimal, which travels as text", ONE],
  ["a map", new Map()],
  ["a wrapped string", Object("a")],
  ["a symbol key", { [Symbol("a")]: 1 }],
])("refuses %s", (_, value: unknown) => {
  expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
});

function reversed(value: JsonValue): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
