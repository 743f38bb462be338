import { z } from "zod";

export type Json = { readonly [key: string]: unknown };

/** A shape as JSON Schema, and what it refers to, by names that hold in the whole document. */
export interface NamedSchema {
  readonly schema: Json;
  readonly definitions: Json;
}

const DEFINITIONS = "#/components/schemas/";

/** OpenAPI resolves a reference from the top of the document, not of the schema: definitions are moved there, under a name of their own. */
export function namedSchema(shape: z.ZodType, io: "input" | "output", name: string): NamedSchema {
  const made = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  const text = JSON.stringify(made)
    .replaceAll('"$ref":"#/$defs/', `"$ref":"${DEFINITIONS}${name}.`)
    .replaceAll('"$ref":"#"', `"$ref":"${DEFINITIONS}${name}"`);
  const { $schema: _, $defs = {}, ...schema } = JSON.parse(text) as Json & { readonly $defs?: Json };
  const definitions = Object.entries($defs).map(([key, value]) => [`${name}.${key}`, value]);
  if (!text.includes(`"$ref":"${DEFINITIONS}${name}"`))
    return { schema, definitions: Object.fromEntries(definitions) };
  return {
    schema: { $ref: DEFINITIONS + name },
    definitions: Object.fromEntries([[name, schema], ...definitions]),
  };
}
