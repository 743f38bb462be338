import type { Path } from "../../../rule-text/plain.ts";

/** The keys that a JSON Schema lets stand at a place of a file: all branches of a choice count, for which one is meant is not known while it is typed. */
export function schemaKeys(schema: unknown, path: Path): readonly string[] {
  let nodes = branches(schema, schema);
  for (const step of path)
    nodes = nodes.flatMap((node) => {
      const next =
        typeof step === "number"
          ? node["items"]
          : (recordOf(node["properties"])[step] ?? node["additionalProperties"]);
      return branches(next, schema);
    });
  return [...new Set(nodes.flatMap((node) => Object.keys(recordOf(node["properties"]))))];
}

type Schema = Readonly<Record<string, unknown>>;

/** A schema with its references followed and its choices laid open. */
function branches(node: unknown, root: unknown, depth = 0): readonly Schema[] {
  if (typeof node !== "object" || node === null || depth > 8) return [];
  const schema = recordOf(node);
  const target = schema["$ref"];
  if (typeof target === "string") return branches(referred(root, target), root, depth + 1);
  const choices = ["anyOf", "oneOf", "allOf"].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list : [];
  });
  return [schema, ...choices.flatMap((one: unknown) => branches(one, root, depth + 1))];
}

function referred(root: unknown, target: string): unknown {
  return target
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "")
    .reduce<unknown>((node, step) => recordOf(node)[step], root);
}

function recordOf(value: unknown): Schema {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
