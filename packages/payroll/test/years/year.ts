import fc from "fast-check";
import type { MonthInput, MonthsInput } from "../../src/index.ts";
import type { Stack } from "./companies.ts";
import { contracts, readings, type Contract, type ContractOptions } from "./contract.ts";
import { missionDrafts, missionsByMonth, type MissionOptions } from "./missions.ts";
import { factsByMonth, monthDrafts, type MonthOptions } from "./month-facts.ts";

/** A random year of a contract in a company: each of its months with valid data. */
export interface Year {
  readonly company: string;
  readonly contract: Contract;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly months: readonly MonthInput[];
}

export interface YearOptions extends ContractOptions, MissionOptions, MonthOptions {
  readonly companies?: readonly string[];
  readonly atLeast?: number;
}

const COMPANIES = ["cap-garance", "deux-rives", "atelier-mistral", "convention"];

/** What a contract picks of the one company that lets it. */
const subscription = fc.record(
  {
    formuleFrais: fc.constantFrom("abonnement", "pourcentage"),
    engagement: fc.constantFrom("douzeMois", "sansEngagement"),
    abonnementSansActivite: fc.constantFrom("du", "suspendu"),
  },
  { requiredKeys: [] },
);

/** An amendment of the contract: from some month on, it picks other readings. Most contracts have none. */
const amendment = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: 12, readings: {} }) },
  { weight: 1, arbitrary: fc.record({ from: fc.integer({ min: 1, max: 11 }), readings }) },
);

export function years(options: YearOptions = {}): fc.Arbitrary<Year> {
  return fc
    .record({
      company: fc.constantFrom(...(options.companies ?? COMPANIES)),
      contract: contracts(options).filter(({ from, to }) => to - from + 1 >= (options.atLeast ?? 1)),
      missions: missionDrafts,
      drafts: fc.array(monthDrafts, { minLength: 12, maxLength: 12 }),
      subscription,
      amendment,
    })
    .map(({ company, contract, missions, drafts, subscription: fees, amendment: amended }) => {
      const count = contract.to - contract.from + 1;
      const lists = missionsByMonth(missions, count, options);
      const facts = factsByMonth(drafts.slice(0, count), contract, options);
      return {
        company,
        contract,
        facts: { ...contract.facts, ...(company === "atelier-mistral" && fees) },
        months: facts.map((month, index) => ({
          period: `2026-${String(contract.from + index).padStart(2, "0")}`,
          facts: { ...(index >= amended.from && amended.readings), ...month, missions: lists[index] ?? [] },
        })),
      };
    });
}

/** The year as the rules of its company are asked it. */
export function inputOf(year: Year, stack: Stack): MonthsInput {
  return { facts: { ...stack.facts, ...year.facts }, months: year.months };
}

/** The stack of the year's company. */
export function stackOf(stacks: readonly Stack[], { company }: Year): Stack {
  const stack = stacks.find(({ name }) => name === company);
  if (stack === undefined) throw new Error(`No rules for ${company}.`);
  return stack;
}
