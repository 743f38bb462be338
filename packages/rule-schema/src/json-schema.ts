import { z } from "zod";
import { manifest, ruleFile } from "./rule-file.ts";

/** JSON Schema of a rule file and of a manifest, for editors. Generated into docs/schemas; a test holds them equal. */
export function jsonSchemas(): { readonly ruleFile: unknown; readonly manifest: unknown } {
  return {
    ruleFile: z.toJSONSchema(ruleFile, { io: "input", unrepresentable: "any" }),
    manifest: z.toJSONSchema(manifest, { io: "input", unrepresentable: "any" }),
  };
}
