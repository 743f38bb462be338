import { compare, decimal, isNegative, isZero } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import type { MonthsInput } from "../src/months.ts";
import { findNeed, type Lever, type Need } from "../src/what-if/need.ts";
import { supposeNet } from "../src/what-if/net.ts";
import type { Net } from "../src/what-if/reach.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { centsBetween, difference, valueOf } from "./what-if-rules.ts";

const january: MonthsInput = { facts: {}, months: [GARANCE_JANUARY] };
const garance = companyRules("cap-garance");
const PATIENCE = 60_000;

function need(lever: Lever, net: string, on: Net = "netAvantImpot", upTo?: string): Need {
  return valueOf(
    findNeed({
      input: january,
      rules: garance,
      lever,
      change: {},
      target: {},
      net: decimal(net),
      on,
      ...(upTo !== undefined && { upTo: decimal(upTo) }),
    }),
  );
}

/** The net at each of these turnovers, each evaluated by itself. */
function netsAt(turnovers: readonly string[], on: Net): ReadonlyMap<string, string> {
  return new Map(
    turnovers.map((ca) => {
      const { figures } = valueOf(supposeNet(january, garance, { ca: decimal(ca) }, {}));
      return [ca, figures.totals[on] ?? "0"];
    }),
  );
}

function isBelow(net: string | undefined, target: string): boolean {
  return compare(decimal(net ?? "0"), decimal(target)) < 0;
}

describe("what a net needs", { timeout: PATIENCE }, () => {
  it("is the least turnover: none of the 300 cents below it gives the published net", () => {
    const { value, net, surplus, below, complete } = need("ca", "4712.29");
    expect({ value, net, surplus, complete }).toEqual({
      value: "9499.98",
      net: "4712.29",
      surplus: "0.00",
      complete: true,
    });
    expect(below).toMatchObject({ value: "9499.97", net: "4712.28" });
    const nets = netsAt(centsBetween("9496.98", "9499.98"), "netAvantImpot");
    expect([...nets].filter(([, found]) => !isBelow(found, "4712.29")).map(([ca]) => ca)).toEqual([
      "9499.98",
    ]);
  });

  it("is 500 a day for 19 days, or 19 days at 500, and one step less of either gives less", () => {
    const rate = need("tjm", "4712.29");
    const days = need("jours", "4712.29");
    expect([rate.value, days.value]).toEqual(["500.00", "19.00"]);
    expect([rate.below?.value, days.below?.value]).toEqual(["499.99", "18.50"]);
    for (const { below } of [rate, days]) expect(isBelow(below?.net ?? undefined, "4712.29")).toBe(true);
  });

  it("is found in half days, as trying every half day finds it", () => {
    const reached = Array.from(
      { length: 63 },
      (_, half) => `${Math.floor(half / 2)}.${half % 2 === 0 ? "0" : "5"}`,
    )
      .map((jours) => ({
        jours,
        totals: valueOf(supposeNet(january, garance, { jours: decimal(jours) }, {})).figures.totals,
      }))
      .find(
        ({ totals }) =>
          !isBelow(totals.netAPayer ?? undefined, "3000.00") &&
          !isNegative(decimal(totals.soldeDisponible ?? "0")),
      );
    const { value } = need("jours", "3000.00", "netAPayer");
    expect(isZero(difference(value, reached?.jours))).toBe(true);
  });

  it("is never less than what keeps the account at zero, though the minimum is paid anyhow", () => {
    const { value, net, below } = need("ca", "1500.00");
    expect(isBelow(net ?? undefined, "1500.00")).toBe(false);
    expect(isBelow(below?.net ?? undefined, "1500.00")).toBe(false);
    expect(isNegative(decimal(below?.solde ?? "0"))).toBe(true);
    expect(value).not.toBeNull();
  });

  it("may be lost again above: the next bracket of the tax takes the net below the target, to the cent", () => {
    // 200 cents around the fall, each evaluated: the fall is found here, not taken from the search.
    const nets = netsAt(centsBetween("9008.00", "9010.00"), "netAPayer");
    const [cliff, before] = [...nets.keys()].flatMap((ca, rank, all) => {
      const previous = all[rank - 1];
      return previous !== undefined && isBelow(nets.get(ca), nets.get(previous) ?? "0") ? [ca, previous] : [];
    });
    expect(cliff).toBeDefined();
    const target = nets.get(before ?? "") ?? "0";
    const { value, above } = need("ca", target, "netAPayer");
    const reached = [...nets].filter(([, net]) => !isBelow(net, target)).map(([ca]) => ca);
    expect(value).toBe(reached[0]);
    expect(above?.ranges[0]?.from).toBe(cliff);
    const [range] = above?.ranges ?? [];
    const steady = above?.steadyFrom ?? "0.00";
    const end = netsAt([range?.to ?? "0.00", steady], "netAPayer");
    expect(isBelow(end.get(range?.to ?? ""), target)).toBe(true);
    expect(isBelow(end.get(steady), target)).toBe(false);
  });

  it("names the hole of the law that the value touches, and what it leaves on the account", () => {
    // 109.38: what one cent costs at 3 SMIC in 2026, the reserve loaded with its charges (settled readings)
    const { hole } = need("ca", "4079.62");
    expect(hole?.causes[0]).toMatchObject({ id: "chargesSurReserve", change: "109.38" });
    expect(hole?.remainder).toBe("109.38");
  });

  it("says that a target is out of reach, with the greatest net met", () => {
    const { value, greatest, upTo } = need("ca", "4712.29", "netAvantImpot", "9499.97");
    expect({ value, upTo }).toEqual({ value: null, upTo: "9499.97" });
    expect(greatest).toEqual({ value: "9499.97", net: "4712.28" });
  });
});

describe("what a net needs where fees fall at a threshold", { timeout: PATIENCE }, () => {
  const mistral = companyRules("atelier-mistral");
  const input = {
    facts: { etablissement: "paris", formuleFrais: "pourcentage" },
    months: [GARANCE_JANUARY],
  };

  it("is the cent above the threshold, and the rule that leaps is named: 9 % of 5 000, then 7 %", () => {
    const found = valueOf(
      findNeed({
        input,
        rules: mistral,
        lever: "ca",
        change: {},
        target: {},
        net: decimal("2550.00"),
        on: "netAvantImpot",
      }),
    );
    expect([found.below?.value, found.value]).toEqual(["5000.00", "5000.01"]);
    expect(isBelow(found.below?.net ?? undefined, "2550.00")).toBe(true);
    expect(found.causes[0]).toMatchObject({ id: "fraisDeGestion", before: "450.00", after: "350.00" });
  });
});
