import { parse } from "yaml";
import { NEW_SCENARIO_KEY } from "../../core/scenario-of-simulation.ts";
import { isList, isRecord, type Plain } from "../../rule-text/plain.ts";

/** A simulation that waits to be made a scenario. */
export interface FoundSimulation {
  readonly ruleSet: string | null;
  /** Where it comes from, in words. */
  readonly from: string | null;
  readonly period: string;
  readonly facts: Readonly<Record<string, Plain>>;
  /** What else it asks for (opening, pins …), taken over as it is; never what it gave. */
  readonly rest: Readonly<Record<string, Plain>>;
}

export function foundSimulation(): FoundSimulation | null {
  const kept = localStorage.getItem(NEW_SCENARIO_KEY);
  return kept === null ? null : readSimulation(kept);
}

export function forgetSimulation(): void {
  localStorage.removeItem(NEW_SCENARIO_KEY);
}

/** Reads `{ ruleSet, yaml, from, at }`, where `yaml` is a scenario or the facts alone; null for anything else. Amounts that it gave are left out. */
export function readSimulation(kept: string): FoundSimulation | null {
  try {
    const found = plainOf(JSON.parse(kept));
    if (!isRecord(found) || typeof found["yaml"] !== "string") return null;
    const said = firstOf(plainOf(parse(found["yaml"])));
    if (said === null) return null;
    const {
      period,
      facts,
      expect: _given,
      scenario: _sentence,
      origin: _origin,
      rules: _rules,
      ...rest
    } = said;
    const isScenario = period !== undefined || facts !== undefined || said["months"] !== undefined;
    return {
      ruleSet: textOf(found["ruleSet"]),
      from: textOf(found["from"]),
      period: textOf(period) ?? "",
      facts: isScenario ? recordOf(facts) : said,
      rest: isScenario ? withoutExpected(rest) : {},
    };
  } catch {
    // What another version of the app left there is no simulation.
    return null;
  }
}

/** Of a year each month would have its own: all are left out, for a person types them. */
function withoutExpected(rest: Readonly<Record<string, Plain>>): Readonly<Record<string, Plain>> {
  const { months } = rest;
  if (!isList(months)) return rest;
  return {
    ...rest,
    months: months.map((month) => {
      if (!isRecord(month)) return month;
      const { expect: _given, ...asked } = month;
      return asked;
    }),
  };
}

function firstOf(said: Plain): Readonly<Record<string, Plain>> | null {
  const first = Array.isArray(said) ? said[0] : said;
  return isRecord(first) ? first : null;
}

function textOf(value: Plain | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function recordOf(value: Plain | undefined): Readonly<Record<string, Plain>> {
  return isRecord(value) ? value : {};
}

/** Numbers as their text: no float ever becomes an amount, for the texts quote them. */
function plainOf(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]));
}
