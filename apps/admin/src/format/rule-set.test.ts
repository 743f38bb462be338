import { describe, expect, it } from "vitest";
import { ruleSetWords } from "./rule-set.ts";

describe("a rule set in words", () => {
  it.each([
    ["law/fr", "Droit français de la paie", "Loi"],
    ["convention/idcc-3219", undefined, "Convention IDCC 3219"],
    ["convention/idcc-3219", "Convention collective de branche", "Convention collective de branche"],
    ["company/deux-rives", undefined, "Société deux-rives"],
    ["company/deux-rives", "Les Deux Rives Portage", "Société Les Deux Rives Portage"],
  ])("%s labelled %s is « %s »", (ruleSet, label, words) => {
    expect(ruleSetWords(ruleSet, label)).toBe(words);
  });
});
