import { createCompiler, layerOfTexts, readStack, type ReleaseStore } from "@bareme/use-cases";
import { describe, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { got, rulesWorld } from "./rules-world.ts";

onEachDatabase("the compiler", (opened) => {
  describe("the compiler's memory", { timeout: 60_000 }, () => {
    it("a rule set forgotten while its stack is read is not taken for an empty one", async () => {
      const { deps, garance } = await rulesWorld(opened());
      const compiler = createCompiler();
      await deps.store.inTenant(garance.id, async ({ releases }) => {
        got(await readStack({ releases, compiler }, ["company/cap-garance"], null));
        const forgetful: ReleaseStore = {
          ...releases,
          list: async (name) => {
            for (let rank = 0; name === "law/fr" && rank < 70; rank++)
              compiler.read(layerOfTexts(`company/essai-${rank}`, {}));
            return releases.list(name);
          },
        };
        const stack = got(await readStack({ releases: forgetful, compiler }, ["company/cap-garance"], null));
        expect(stack.plan.layers.map(({ ruleSet: name }) => name)).toEqual([
          "law/fr",
          "convention/idcc-3219",
          "company/cap-garance",
        ]);
      });
    });
  });
});
