import type { Scenario, ScenarioMonth } from "@bareme/scenarios";
import { placedScenarios } from "./list-scenarios.ts";
import type { StackTexts } from "./stack-texts.ts";

/** A value that a scenario expects, named as the runner names what differs. */
export interface ExpectedValue {
  readonly period: string;
  readonly what: string;
  readonly expected: string;
}

/** Everything that a scenario of a stack compares, month by month, in its author's order; empty for one that is not there. */
export function expectedOf(texts: StackTexts, key: string): readonly ExpectedValue[] {
  const found = placedScenarios(texts).placed.find(({ listed }) => listed.key === key);
  return found === undefined ? [] : monthsOf(found.scenario).flatMap(valuesOf);
}

function monthsOf(scenario: Scenario): readonly ScenarioMonth[] {
  return scenario.months ?? [{ ...scenario, period: scenario.period }];
}

function valuesOf({ period, expect, refuse, events }: ScenarioMonth): readonly ExpectedValue[] {
  const said: readonly (readonly [string, string])[] = [
    ...Object.entries(expect ?? {}).map(([what, value]) => [what, String(value)] as const),
    ...(refuse === undefined
      ? []
      : [["refus", `${refuse.code} [${refuse.path?.join(", ") ?? ""}]`] as const]),
    ...(events === undefined ? [] : [["events", events.toSorted().join(", ") || "aucun"] as const]),
  ];
  return said.map(([what, expected]) => ({ period: String(period), what, expected }));
}
