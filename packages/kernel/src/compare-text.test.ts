import { expect, it } from "vitest";

import { compareText } from "./compare-text.ts";

it("orders by code unit, whatever the language of the machine", () => {
  expect(["é", "z", "Z", "a", "10", "9"].toSorted(compareText)).toEqual(["10", "9", "Z", "a", "z", "é"]);
  expect(compareText("a", "a")).toBe(0);
});
