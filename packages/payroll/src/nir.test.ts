import { describe, expect, it } from "vitest";
import { maskNir, readNir } from "./nir.ts";

/** A NIR with its key: 97 − (1840675123456 mod 97) = 97 − 56 = 41. */
const NIR = "184067512345641";

describe("the NIR", () => {
  it("is read with its key, Corsica included, and shown by its first digits alone", () => {
    // 2 69 05 49 588 157 80 is the number that public forms show; with 2A, read 19: 97 − (2690519588157 mod 97) = 97 − 80 = 17.
    expect(readNir("2 69 05 49 588 157 80")).toBe("269054958815780");
    expect(readNir("1 84 06 75 123 456 41")).toBe(NIR);
    expect(readNir("2 69 05 2A 588 157 17")).toBe("269052A58815717");
    expect(readNir("1 84 06 75 123 456 42")).toBeUndefined();
    expect(readNir("184067512345")).toBeUndefined();
    expect(maskNir(NIR)).toBe("1 84 ** ** *** *** **");
  });
});
