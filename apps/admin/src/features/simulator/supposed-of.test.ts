import { describe, expect, it } from "vitest";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { startingState, type SimulatorState } from "./state.ts";
import { foundInvoiced, missingIn, supposedOf, type Typed } from "./supposed-of.ts";

const ASKED: AskedFacts = {
  label: "Essai",
  ruleSet: "company/essai",
  knownUntil: null,
  facts: [],
  mission: [],
  choices: [],
};
const START = startingState("2026-01");
const NET: Partial<SimulatorState> = { asked: "netAPayer", amount: "3000" };

describe("a simulation from which a number was emptied", () => {
  it.each<readonly [string, Partial<SimulatorState>, readonly Typed[]]>([
    ["of a rate and days", { tjm: "" }, ["tjm"]],
    ["of a rate and days, both", { tjm: "", jours: "" }, ["tjm", "jours"]],
    ["of a turnover", { asked: "ca", ca: "" }, ["ca"]],
    ["of a net to reach", { ...NET, amount: "" }, ["amount"]],
    ["of the days that a net takes at a rate", { ...NET, lever: "jours", tjm: "" }, ["tjm"]],
    ["of the rate that a net takes over days", { ...NET, lever: "tjm", jours: "" }, ["jours"]],
  ])("%s asks for it, and supposes no zero", (_, change, missing) => {
    const state = { ...START, ...change };
    expect(missingIn(state)).toEqual(missing);
    expect(supposedOf(state, ASKED)).toBeNull();
  });

  it.each<readonly [string, Partial<SimulatorState>]>([
    ["the turnover, when a rate and days are given", { ca: "" }],
    ["the rate and the days, when a turnover is given", { asked: "ca", ca: "9000", tjm: "", jours: "" }],
    ["what is looked for", { ...NET, lever: "jours", jours: "" }],
    ["all of the activity, when the turnover is looked for", { ...NET, lever: "ca", tjm: "", jours: "" }],
  ])("goes on without %s", (_, change) => {
    const state = { ...START, ...change };
    expect(missingIn(state)).toEqual([]);
    expect(supposedOf(state, ASKED)).not.toBeNull();
  });

  it("takes a zero that somebody typed for what it is", () => {
    expect(supposedOf({ ...START, jours: "0" }, ASKED)?.invoiced).toEqual({
      by: "activite",
      tjm: "450.00",
      jours: "0",
    });
  });

  it("puts what was found beside what was given", () => {
    const state = { ...START, ...NET, lever: "jours" } as const;
    expect(supposedOf(state, ASKED, foundInvoiced(state, "20.50"))?.invoiced).toEqual({
      by: "activite",
      tjm: "450.00",
      jours: "20.5",
    });
  });
});
