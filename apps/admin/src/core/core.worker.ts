import { expose } from "comlink";
import { check } from "./check.ts";
import { choiceEffects } from "./choice-effects.ts";
import { expectedOf } from "./expected-of.ts";
import { gridFigures } from "./grid-figures.ts";
import { listScenarios } from "./list-scenarios.ts";
import { lineOfMonth } from "./month-with-draft.ts";
import { runScenarios, tryScenario } from "./run-scenarios.ts";
import { sayFormula, sayLine } from "./say-line.ts";
import { searchIndex } from "./search-index.ts";
import { askedFacts } from "./simulation/asked-facts.ts";
import { searchCurve } from "./simulation/draw-curve.ts";
import { explainSimulated } from "./simulation/explain-simulated.ts";
import { explainHoles } from "./simulation/leap-origins.ts";
import { searchAim, searchTrace } from "./simulation/search.ts";
import { simulateMonths } from "./simulation/simulate-months.ts";

/** What the rules core does for the screens, in a thread of its own: the page stays at ease while it computes. */
const core = {
  askedFacts,
  check,
  choiceEffects,
  expectedOf,
  explainHoles,
  explainSimulated,
  gridFigures,
  lineOfMonth,
  listScenarios,
  runScenarios,
  sayFormula,
  sayLine,
  searchAim,
  searchCurve,
  searchIndex,
  searchTrace,
  simulateMonths,
  tryScenario,
};

export type Core = typeof core;

expose(core);
