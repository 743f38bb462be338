import { describe, expect, it } from "vitest";
import type { MovedAmount, MovedMonth } from "./answers.ts";
import { byGreatest } from "./by-greatest.ts";

const amount = (line: string, difference: string): MovedAmount => ({
  line,
  item: null,
  label: line,
  part: "amount",
  before: "0.00",
  after: difference,
  difference,
});
const month = (period: string, ...amounts: readonly MovedAmount[]): MovedMonth => ({
  contratId: "contrat",
  moisId: period,
  period,
  amounts: [...amounts],
  problems: [],
});

describe("what a draft moves of past payslips", () => {
  it("the payslip that moves most comes first, after those that cannot be computed", () => {
    const broken: MovedMonth = {
      ...month("2026-03"),
      problems: [{ code: "FACT_MISSING", path: [], message: "Il manque.", remedy: "Saisissez-le." }],
    };
    const moved = [month("2026-01", amount("a", "2.00")), month("2026-02", amount("a", "-10.00")), broken];
    expect(byGreatest(moved).map(({ period }) => period)).toEqual(["2026-03", "2026-02", "2026-01"]);
  });
});
