import { jsonSchemas } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { schemaKeys } from "./schema-keys.ts";

const { ruleFile } = jsonSchemas();

describe("the keys that a rule file may hold", () => {
  it.each([
    { place: "the file itself", path: [], keys: ["sources", "parameters", "lines", "overrides"] },
    { place: "a parameter", path: ["parameters", 3], keys: ["id", "label", "unit", "overridable", "values"] },
    {
      place: "a dated value",
      path: ["parameters", 0, "values", 1],
      keys: ["from", "value", "source", "note"],
    },
    { place: "a line of any kind", path: ["lines", 0], keys: ["kind", "formula", "grid", "joins"] },
    { place: "a text that is cited", path: ["sources", "d2424"], keys: ["text", "url", "published"] },
  ])("$place", ({ path, keys }) => {
    expect(schemaKeys(ruleFile, path)).toEqual(expect.arrayContaining(keys));
  });

  it("none stand where a text does", () => {
    expect(schemaKeys(ruleFile, ["parameters", 0, "label"])).toEqual([]);
    expect(schemaKeys(ruleFile, ["inconnu", 0])).toEqual([]);
  });
});
