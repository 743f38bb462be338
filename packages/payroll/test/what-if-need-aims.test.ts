import { decimal } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { runMonths, type MonthsInput } from "../src/months.ts";
import { figuresOf } from "../src/what-if/figures.ts";
import { findNeed, type Lever } from "../src/what-if/need.ts";
import { supposeNet } from "../src/what-if/net.ts";
import { aimOf, type Aim } from "../src/what-if/reach.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { valueOf } from "./what-if-rules.ts";

const january: MonthsInput = { facts: {}, months: [GARANCE_JANUARY] };
const garance = companyRules("cap-garance");
const PATIENCE = 60_000;

function need(lever: Lever, amount: string, on: Aim, jours = "19") {
  const change = lever === "tjm" ? { jours: decimal(jours) } : {};
  const asked = { input: january, rules: garance, lever, change, target: {}, net: decimal(amount), on };
  return valueOf(findNeed(asked));
}

/** The published month (SP26-01): 9 500 invoiced, 475.00 of fees, a budget of 9 025.00, a gross of 6 004.94. */
describe("what a gross or a budget takes", { timeout: PATIENCE }, () => {
  it("is the published rate for the published gross", () => {
    expect(need("tjm", "6004.94", "remunerationBrute")).toMatchObject({
      value: "500.00",
      net: "6004.94",
      surplus: "0.00",
      complete: true,
    });
  });

  it("is the published turnover for the published budget: one cent less, and the fees stay the same", () => {
    // 5 % of 9 499.99 is 474.9995, which is 475.00 too
    expect(need("ca", "9025.00", "budgetDePaie")).toMatchObject({
      value: "9500.00",
      net: "9025.00",
      below: { value: "9499.99", net: "9024.99" },
    });
  });

  it("is exact inside a hole of the law, where the budget moves and no pay does", () => {
    // Up to 8 301.50 the pay rests at its 4 079.62 net. 8 301.49 less 5 % (415.0745, so 415.07) is 7 886.42, and a cent below it 7 886.41.
    const hole = need("ca", "4079.62", "netAvantImpot").hole;
    expect(hole?.netAvantImpot).toBe("4079.62");
    const found = need("ca", "7886.42", "budgetDePaie");
    expect(found).toMatchObject({ value: "8301.49", surplus: "0.00", below: { net: "7886.41" } });
    expect(found.run?.totals.netAvantImpot).toBe("4079.62");
  });
});

describe("a sum over months", () => {
  it("is none when one of them lacks the value: a part of it would be read as the whole", () => {
    const { months } = runMonths({ facts: {}, months: [GARANCE_JANUARY] }, garance);
    const { totals } = figuresOf({ months, notRun: [] });
    const [month] = months;
    if (month === undefined) throw new Error("a month");
    const { budgetDePaie: _lost, ...values } = month.evaluation.document.values;
    const document = { ...month.evaluation.document, values };
    const lacking = { ...month, evaluation: { ...month.evaluation, document } };
    // 9 500 less 5 %
    expect(aimOf({ months: [month, month], totals }, "budgetDePaie")).toBe("18050.00");
    expect(aimOf({ months: [month, lacking], totals }, "budgetDePaie")).toBeNull();
    expect(aimOf({ months: [lacking], totals }, "budgetDePaie")).toBeNull();
  });
});

describe("days with a half", { timeout: PATIENCE }, () => {
  it("are invoiced in cents: 20.5 days at 450.05 are 9 226.03 (9 226.025)", () => {
    const { figures } = valueOf(
      supposeNet(january, garance, { tjm: decimal("450.05"), jours: decimal("20.5") }, {}),
    );
    expect(figures.totals.caDuMois).toBe("9226.03");
  });

  it("leave no rate untried: the least one is the first whose neighbour below falls short", () => {
    const { value, net, below, complete } = need("tjm", "3935.47", "netAPayer", "18.5");
    expect(complete).toBe(true);
    const netAt = (tjm: string) =>
      valueOf(supposeNet(january, garance, { tjm: decimal(tjm), jours: decimal("18.5") }, {})).figures.totals
        .netAPayer;
    expect(netAt(value ?? "0")).toBe(net);
    expect(below?.net).toBe(netAt(below?.value ?? "0"));
  });
});
