import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";

type Schema = z.core.JSONSchema.BaseSchema;

/** What the world of the test holds, to be drawn where an identifier or a known text is asked: else every call would stop at its first line. */
export interface Pool {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

/** Inputs that a procedure's schema takes, drawn from the schema itself and a seed. */
export function inputsOf(schema: z.ZodType, pool: Pool, { count, seed }: Draw): readonly unknown[] {
  // What a refinement asks (a day of the calendar) is not in the JSON Schema: the schema itself has the last word.
  return drawn(fromSchema(jsonOf(schema), pool, 0), (input) => schema.safeParse(input).success, {
    count,
    seed,
  });
}

/** Inputs that a schema refuses: one of its own with something changed inside it, or anything at all. */
export function refusedInputsOf(schema: z.ZodType, pool: Pool, draw: Draw): readonly unknown[] {
  const spoiled = fc
    .tuple(fromSchema(jsonOf(schema), pool, 0), fc.nat(), NASTY)
    .map(([input, place, value]) => withSpoiled(input, place, value));
  const any = fc.oneof({ arbitrary: spoiled, weight: 4 }, fc.jsonValue(), NASTY);
  return drawn(any, (input) => !schema.safeParse(input).success, draw);
}

export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/** Beyond so many, a schema is one that these arbitraries do not know how to meet. */
const MOST_TRIED = 20_000;

function drawn(
  arbitrary: Arbitrary<unknown>,
  isWanted: (input: unknown) => boolean,
  { count, seed }: Draw,
): readonly unknown[] {
  const wanted: unknown[] = [];
  for (let tried = 0; wanted.length < count && tried < MOST_TRIED; tried += 100)
    wanted.push(...fc.sample(arbitrary, { numRuns: 100, seed: seed + tried }).filter(isWanted));
  if (wanted.length === 0)
    throw new Error("nothing drawn is as wanted: teach the pool what this schema asks");
  return wanted.slice(0, count);
}

function jsonOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

const NASTY: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "\u0000",
    "a\u0000b",
    "'; DROP TABLE mois; --",
    "../../etc/passwd",
    "__proto__",
    "2026-02-30",
    "2026-13",
    -1,
    0.1,
    2 ** 31,
    1e308,
    [],
    {},
    [[[[[]]]]],
    "é".repeat(3000),
    "\uD800",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

function fromSchema(schema: Schema, pool: Pool, depth: number): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fromSchema(asSchema(one), pool, depth)));
  switch (schema.type) {
    case "string":
      return stringOf(schema, pool);
    case "integer":
    case "number":
      return fc.integer({ min: 0, max: 3 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(fromSchema(asSchema(schema.items), pool, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 2),
      });
    case "object":
      return objectOf(schema, pool, depth);
    default:
      return fc.oneof(
        fc.constantFrom(...pool.texts),
        fc.dictionary(fc.constantFrom(...WORDS), fc.constantFrom(...pool.texts)),
      );
  }
}

const WORDS = ["id", "mois", "mission", "date", "ht", "ttc", "heures", "jours", "montant", "debut"];

function stringOf(schema: Schema, { ids, texts }: Pool): Arbitrary<string> {
  if (schema.format === "uuid") return fc.constantFrom(...ids);
  const { pattern } = schema;
  const known = fc.constantFrom(...ids, ...texts);
  if (pattern === undefined) return fc.oneof({ arbitrary: known, weight: 3 }, fc.string({ maxLength: 20 }));
  const regex = new RegExp(pattern);
  const fitting = texts.filter((text) => regex.test(text));
  const drawn = fc.stringMatching(regex, { maxLength: 80 });
  return fitting.length === 0
    ? drawn
    : fc.oneof({ arbitrary: fc.constantFrom(...fitting), weight: 3 }, drawn);
}

function objectOf(schema: Schema, pool: Pool, depth: number): Arbitrary<unknown> {
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, fromSchema(asSchema(member), pool, depth + 1)] as const,
  );
  const required = new Set(schema.required ?? []);
  return fc.record(Object.fromEntries(members), {
    requiredKeys: members.map(([name]) => name).filter((name) => required.has(name)),
  });
}

/** A boolean schema, or several of a tuple, are used by no procedure. */
function asSchema(schema: unknown): Schema {
  return typeof schema === "object" && schema !== null && !Array.isArray(schema) ? { ...schema } : {};
}

/** The same value with the nth of its members (or the whole, or one member too many) replaced. */
function withSpoiled(value: unknown, place: number, spoil: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return spoil;
  const keys = Object.keys(value);
  const at = place % (keys.length + 1);
  const key = keys[at];
  if (key === undefined) return { ...value, inattendu: spoil };
  const member: unknown = Reflect.get(value, key);
  const next = place % 2 === 0 ? spoil : withSpoiled(member, place >> 1, spoil);
  return { ...value, [key]: next };
}
