import { useDebouncedValue } from "@mantine/hooks";
import type { Problem, Result } from "@bareme/kernel";
import type { Aim, Need } from "@bareme/payroll";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Simulated } from "../../core/simulation/simulated.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { isAim, type SimulatorState } from "./state.ts";
import { foundInvoiced, supposedOf } from "./supposed-of.ts";
import { useSearch, type Search } from "./use-search.ts";

/** A simulation as it stands: what is supposed, and what comes of it. */
export interface Simulation {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
  /** What was looked for, when a result is asked for. */
  readonly need: Search<Result<Need<Aim>>>;
  readonly simulated: Simulated | null;
  readonly problems: readonly Problem[];
  /** What is shown is not yet what was typed last. */
  readonly isLate: boolean;
}

const KEYSTROKES_MS = 25;
const SEARCH_MS = 300;

/** What the rules make of a state, followed as it is typed. */
export function useSimulation(texts: StackTexts, state: SimulatorState, asked: AskedFacts): Simulation {
  const [typed] = useDebouncedValue(state, isAim(state.asked) ? SEARCH_MS : KEYSTROKES_MS);
  const mark = markOf(texts);
  const base = supposedOf(typed, asked);
  const wanted = isAim(typed.asked) && typed.amount !== "";
  const aim = isAim(typed.asked) ? { on: typed.asked, amount: typed.amount, lever: typed.lever } : null;
  const need = useSearch({
    key: ["aim", mark, base, aim],
    wanted,
    search: async (core, onStep) => core.searchAim(texts, base, aim ?? NO_AIM, onStep),
  });
  const value = need.found?.ok === true ? need.found.value.value : null;
  const supposed = value === null ? base : supposedOf(typed, asked, foundInvoiced(typed, value));
  const answer = useSimulated(texts, supposed, !isAim(typed.asked) || value !== null);
  const result = answer.data;
  const unfound = wanted && need.found?.ok === true && value === null;
  return {
    texts,
    supposed,
    need,
    simulated: result?.ok === true && !unfound ? result.value : null,
    problems: [
      ...(wanted && need.found?.ok === false ? need.found.problems : []),
      ...(result?.ok === false ? result.problems : []),
    ],
    isLate: typed !== state || answer.isPlaceholderData || need.isRunning,
  };
}

const NO_AIM = { on: "netAPayer", amount: "0", lever: "ca" } as const;

/** Months under a stack, asked of the core; the last answer stays in sight until the next comes. */
function useSimulated(texts: StackTexts, supposed: Supposed, wanted = true, asIn?: StackTexts) {
  return useQuery<Result<Simulated>>({
    queryKey: ["simulated", markOf(texts), asIn === undefined ? "" : markOf(asIn), supposed],
    queryFn: async () => rulesCore().simulateMonths(texts, supposed, asIn),
    enabled: wanted,
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
}
