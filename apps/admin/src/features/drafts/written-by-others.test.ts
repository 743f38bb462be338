import { describe, expect, it } from "vitest";
import type { ReadDraft } from "./answers.ts";
import { writtenByOthers } from "./written-by-others.ts";

const text = (path: string, revision: number, updatedBy: string): ReadDraft["texts"][number] => ({
  ruleSet: "law/fr",
  path,
  text: "",
  revision,
  updatedBy,
  base: 1,
  published: null,
});

describe("a draft that changes while it is read", () => {
  it("is told apart by who wrote", () => {
    const before = { texts: [text("retraite.yaml", 1, "agathe")] };
    const mine = { texts: [text("retraite.yaml", 2, "agathe")] };
    const theirs = { texts: [...mine.texts, text("plafonds.yaml", 1, "basile")] };
    expect(writtenByOthers(before, mine, "agathe")).toEqual([]);
    expect(writtenByOthers(before, mine, "basile")).toEqual(["agathe"]);
    expect(writtenByOthers(before, theirs, "agathe")).toEqual(["basile"]);
    expect(writtenByOthers(theirs, theirs, "agathe")).toEqual([]);
  });
});
