import { describe, expect, it } from "vitest";
import { placesOf, rangeFault } from "./curve-places.ts";

describe("the range of a curve", () => {
  it("is drawn when it goes up by steps, 500 at the most", () => {
    const range = { from: "0", to: "5000", every: "10" };
    expect(rangeFault(range)).toBeNull();
    expect(placesOf(range)).toHaveLength(501);
  });

  it.each([
    ["an emptied start", { from: "", to: "9000", every: "100" }, "from", "Saisissez le début"],
    ["an emptied end", { from: "8000", to: "", every: "100" }, "to", "Saisissez la fin"],
    ["an emptied step", { from: "8000", to: "9000", every: "" }, "every", "Saisissez un pas"],
    ["no step", { from: "8000", to: "9000", every: "0" }, "every", "Saisissez un pas"],
    ["an end before its start", { from: "9000", to: "8000", every: "100" }, "to", "dépasser le début"],
    ["too many steps", { from: "0", to: "5000.01", every: "10" }, "every", "500 points"],
  ])("with %s says so at that field", (_, range, field, words) => {
    expect(placesOf(range)).toBeUndefined();
    expect(rangeFault(range)).toMatchObject({ field, message: expect.stringContaining(words) });
  });
});
