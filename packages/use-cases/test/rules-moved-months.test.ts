import { describe, expect, it } from "vitest";
import { createGreatestMoved } from "../src/rules/greatest-moved.ts";
import { createMovedSums } from "../src/rules/moved-sums.ts";
import type { MovedMonth } from "../src/rules/replay-months.ts";
import { movedMonth } from "./moved-month.ts";

describe("the months that a draft moves most", () => {
  const moving = (contratId: string, ...differences: readonly string[]): MovedMonth =>
    movedMonth({ contratId, period: "2026-01", by: { brut: differences } });

  function toldOf(most: number, contrats: readonly (readonly MovedMonth[])[]): readonly string[] {
    const greatest = createGreatestMoved(most);
    for (const moved of contrats) greatest.add(moved);
    return greatest.finish().map(({ contratId }) => contratId);
  }

  it("are told from the greatest amount to the smallest, whatever its sign and whenever it comes", () => {
    const contrats = [
      [moving("neuf", "9.00"), moving("cent", "-100.00", "3.00")],
      [moving("dix", "10.00")],
      [],
      [moving("mille", "2.00", "1000.00")],
    ];
    expect(toldOf(200, contrats)).toEqual(["mille", "cent", "dix", "neuf"]);
    expect(toldOf(2, contrats)).toEqual(["mille", "cent"]);
    expect(toldOf(1, contrats)).toEqual(["mille"]);
    expect(toldOf(0, contrats)).toEqual([]);
  });

  it("come after those that the draft cannot compute, which are never left out for them", () => {
    const problems = [{ code: "FACT_MISSING", path: [], message: "", remedy: "" }];
    const uncomputed = { ...movedMonth({ contratId: "panne", period: "2026-01", by: {} }), problems };
    const contrats = [[moving("cent", "100.00")], [uncomputed], [moving("mille", "1000.00")]];
    expect(toldOf(200, contrats)).toEqual(["panne", "mille", "cent"]);
    expect(toldOf(1, contrats)).toEqual(["panne"]);
  });

  it("stay in the order of the contracts when they move alike", () => {
    const alike = ["a", "b", "c", "d", "e"].map((contratId) => [moving(contratId, "1.00")]);
    expect(toldOf(2, alike)).toEqual(["a", "b"]);
  });

  it("are the greatest of a hundred thousand of one contract", () => {
    const months = Array.from({ length: 100_000 }, (_, rank) => moving(`c${rank}`, `${rank + 1}.00`));
    expect(toldOf(3, [months])).toEqual(["c99999", "c99998", "c99997"]);
  });
});

describe("the sums of what a draft moves", () => {
  it("count a month once for a line with several missions, and each contract once", () => {
    const sums = createMovedSums();
    sums.addContrat([
      movedMonth({ contratId: "a", period: "2026-01", by: { frais: ["0.10", "0.20"], net: ["-50.00"] } }),
      movedMonth({ contratId: "a", period: "2026-02", by: { frais: ["0.40"] } }),
    ]);
    sums.addContrat([]);
    sums.addContrat([movedMonth({ contratId: "b", period: "2026-01", by: { frais: ["1.00"] } })]);
    const line = (id: string) => ({ line: id, label: `Ligne ${id}`, part: "amount" });
    expect(sums.finish()).toEqual([
      { ...line("net"), contrats: 1, months: 1, sum: "-50.00" },
      // 0.10 + 0.20 + 0.40 + 1.00, over January and February of one contract and January of the other.
      { ...line("frais"), contrats: 2, months: 3, sum: "1.70" },
    ]);
  });
});
