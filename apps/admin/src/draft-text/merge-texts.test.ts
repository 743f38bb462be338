import { describe, expect, it } from "vitest";
import { mergeTexts } from "./merge-texts.ts";

const BASE = "un\ndeux\ntrois\nquatre\ncinq\n";

describe("two people change one file", () => {
  it.each([
    {
      people: "far apart: both changes stand",
      mine: "UN\ndeux\ntrois\nquatre\ncinq\n",
      theirs: "un\ndeux\ntrois\nquatre\nCINQ\n",
      merged: "UN\ndeux\ntrois\nquatre\nCINQ\n",
    },
    {
      people: "one adds a line, the other removes another",
      mine: "un\ndeux\nfrais\ntrois\nquatre\ncinq\n",
      theirs: "un\ndeux\ntrois\nquatre\n",
      merged: "un\ndeux\nfrais\ntrois\nquatre\n",
    },
    {
      people: "the same change twice is one",
      mine: "un\nDEUX\n",
      theirs: "un\nDEUX\n",
      merged: "un\nDEUX\n",
    },
    { people: "only the other changed", mine: BASE, theirs: "un\n", merged: "un\n" },
    { people: "only I changed", mine: "un\n", theirs: BASE, merged: "un\n" },
    { people: "a file that only the other removed is gone", mine: BASE, theirs: null, merged: null },
  ])("$people", ({ mine, theirs, merged }) => {
    expect(mergeTexts(BASE, mine, theirs)).toBe(merged);
  });

  it.each([
    {
      people: "the same line in two ways",
      mine: BASE.replace("trois", "3"),
      theirs: BASE.replace("trois", "III"),
    },
    { people: "one changes what the other removed", mine: BASE.replace("trois", "3"), theirs: null },
  ])("$people: nobody chooses for them", ({ mine, theirs }) => {
    expect(mergeTexts(BASE, mine, theirs)).toBeUndefined();
  });

  it("keeps line ends as they were written", () => {
    expect(mergeTexts("a\r\nb\r\nc", "a\r\nb\r\nC", "A\r\nb\r\nc")).toBe("A\r\nb\r\nC");
  });
});
