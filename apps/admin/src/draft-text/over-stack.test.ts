import { describe, expect, it } from "vitest";
import type { OwnStack } from "../core/use-stack.ts";
import { overStack } from "./over-stack.ts";

const layer = (ruleSet: string, files: Readonly<Record<string, string>>) => ({
  ruleSet,
  release: null,
  published: files,
  files,
});
const stack: OwnStack = {
  draft: null,
  layers: [layer("law/fr", { "smic.yaml": "s" }), layer("company/a", { "frais.yaml": "f" })],
};
const filesOf = ({ layers }: OwnStack) => layers.map(({ files }) => files);

describe("what is typed over a stack", () => {
  it("stands in its layer; a new file is there, a removed one is not", () => {
    const texts = new Map([
      ["company/a/frais.yaml", null],
      ["company/a/neuf.yaml", "n"],
    ]);
    expect(filesOf(overStack(stack, texts))).toEqual([{ "smic.yaml": "s" }, { "neuf.yaml": "n" }]);
  });

  it("leaves the texts of other layers as they were, to the very object", () => {
    const over = overStack(stack, new Map([["company/a/frais.yaml", "g"]]));
    expect(over.layers[0]?.files).toBe(stack.layers[0]?.files);
  });

  it("typed again the same, it is the same object: nothing is checked twice", () => {
    const texts = () => new Map([["company/a/frais.yaml", "g"]]);
    const over = overStack(stack, texts());
    expect(overStack(stack, texts(), over).layers[1]?.files).toBe(over.layers[1]?.files);
  });
});
