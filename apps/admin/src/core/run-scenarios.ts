import type { Problem } from "@bareme/kernel";
import { readScenarios, runScenario, type Difference } from "@bareme/scenarios";
import { compiledStack } from "./compiled-stack.ts";
import { layersBelow, placedScenarios, type PlacedScenario } from "./list-scenarios.ts";
import type { StackTexts } from "./stack-texts.ts";

/** What came of a scenario. */
export type ScenarioOutcome =
  | { readonly state: "held"; readonly compared: number }
  | { readonly state: "failed"; readonly differences: readonly Difference[] }
  /** Its rules do not compile. */
  | { readonly state: "unplayable"; readonly problems: readonly Problem[] };

export interface RanScenario {
  readonly key: string;
  readonly outcome: ScenarioOutcome;
}

interface Progress {
  /** Scenarios that were played since the last time. */
  readonly ran: readonly RanScenario[];
  readonly done: number;
  readonly total: number;
}

/** Told now and then; `false` stops the run there. */
export type OnRan = (progress: Progress) => boolean | Promise<boolean>;

/** Between two words about the progress; other questions to this thread are answered then. */
const TOLD_EVERY_MS = 120;

/** Plays every scenario of a stack that has its rules there. What is played is told as it goes. */
export async function runScenarios(texts: StackTexts, onRan: OnRan): Promise<void> {
  const playable = placedScenarios(texts).placed.filter(({ listed }) => listed.missing.length === 0);
  const total = playable.length;
  let ran: RanScenario[] = [];
  let toldAt = performance.now();
  if (!(await onRan({ ran, done: 0, total }))) return;
  for (const [index, placed] of playable.entries()) {
    ran.push({ key: placed.listed.key, outcome: play(placed) });
    const isLast = index + 1 === total;
    if (!isLast && performance.now() - toldAt < TOLD_EVERY_MS) continue;
    if (!(await onRan({ ran, done: index + 1, total }))) return;
    ran = [];
    toldAt = performance.now();
  }
}

/** Plays one scenario that somebody is writing, as it would be in the file of a rule set: `text` is a file with it alone. */
export function tryScenario(texts: StackTexts, ruleSet: string, text: string): ScenarioOutcome {
  const read = readScenarios(`${ruleSet}/scenarios/nouveau.yaml`, text);
  if (!read.ok) return { state: "unplayable", problems: read.problems };
  const scenario = read.value[0]?.scenario;
  if (scenario === undefined) return { state: "unplayable", problems: [] };
  const { stack, missing } = layersBelow(texts, scenario.rules ?? [ruleSet]);
  if (missing.length > 0) return { state: "unplayable", problems: missing.map(unread) };
  return play({ scenario, stack });
}

function play({ scenario, stack }: Pick<PlacedScenario, "scenario" | "stack">): ScenarioOutcome {
  const compiled = compiledStack(stack);
  if (!compiled.ok) return { state: "unplayable", problems: compiled.problems };
  const result = runScenario(scenario, compiled.value);
  return result.passed
    ? { state: "held", compared: result.compared }
    : { state: "failed", differences: result.differences };
}

function unread(ruleSet: string): Problem {
  return {
    code: "RULE_SET_UNPUBLISHED",
    path: [ruleSet],
    message: `« ${ruleSet} » n'a pas de version publiée parmi les règles que vous lisez.`,
    remedy: "Choisissez un jeu de règles de votre société.",
  };
}
