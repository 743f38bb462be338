import type { ListedScenario } from "../../core/list-scenarios.ts";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import { foldText } from "../../format/fold-text.ts";

/** Where a scenario stands: played or not, or that it cannot be. */
export type RowState = ScenarioOutcome["state"] | "waiting" | "foreign";

export interface ScenarioRow {
  readonly listed: ListedScenario;
  readonly state: RowState;
  readonly outcome: ScenarioOutcome | null;
}

export type Shown = "all" | "failures";

/** Failures first, then what is not known, then what holds; within each as the files have them. */
const RANKS: Readonly<Record<RowState, number>> = {
  failed: 0,
  unplayable: 1,
  waiting: 2,
  held: 3,
  foreign: 4,
};

export const STATE_WORDS: Readonly<Record<RowState, string>> = {
  failed: "échoue",
  unplayable: "ne se joue pas",
  waiting: "pas joué",
  held: "tenu",
  foreign: "règles d'une autre société",
};

export function scenarioRows(
  scenarios: readonly ListedScenario[],
  outcomes: ReadonlyMap<string, ScenarioOutcome>,
): readonly ScenarioRow[] {
  return scenarios
    .map((listed): ScenarioRow => {
      const outcome = outcomes.get(listed.key) ?? null;
      const unplayed = listed.missing.length > 0 ? "foreign" : "waiting";
      return { listed, outcome, state: outcome?.state ?? unplayed };
    })
    .toSorted((left, right) => RANKS[left.state] - RANKS[right.state]);
}

/** Rows whose sentence, file, rule set or origin hold every word that is looked for. */
export function filteredRows(
  rows: readonly ScenarioRow[],
  { shown, wanted }: { readonly shown: Shown; readonly wanted: string },
): readonly ScenarioRow[] {
  const words = foldText(wanted)
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter(({ state, listed: { scenario, origin, ruleSet, path } }) => {
    if (shown === "failures" && state !== "failed" && state !== "unplayable") return false;
    if (words.length === 0) return true;
    const within = foldText(`${scenario} ${ruleSet}/${path} ${origin}`);
    return words.every((word) => within.includes(word));
  });
}
