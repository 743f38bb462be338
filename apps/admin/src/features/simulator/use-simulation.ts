import { useDebouncedValue } from "@mantine/hooks";
import type { Problem, Result } from "@bareme/kernel";
import type { Aim, Need } from "@bareme/payroll";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Simulated } from "../../core/simulation/simulated.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { isAim, type SimulatorState } from "./state.ts";
import { foundInvoiced, missingIn, supposedOf, type Typed } from "./supposed-of.ts";
import { useSearch, type Search } from "./use-search.ts";

/** A simulation as it stands: what is supposed, and what comes of it. */
export interface Simulation {
  readonly texts: StackTexts;
  /** What the shown amounts were computed from; null when none are shown. */
  readonly supposed: Supposed | null;
  /** Numbers that are still to be typed: until then the amounts are those of before. */
  readonly missing: readonly Typed[];
  /** What was looked for, when a result is asked for. */
  readonly need: Search<Result<Need<Aim>>>;
  readonly simulated: Simulated | null;
  readonly problems: readonly Problem[];
  /** What is shown is not yet what was typed last. */
  readonly isLate: boolean;
}

/** The amounts in sight, and all that they were computed from. */
export interface Shown {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
}

const KEYSTROKES_MS = 25;
const SEARCH_MS = 300;

/** What the rules make of a state, followed as it is typed. */
export function useSimulation(texts: StackTexts, state: SimulatorState, asked: AskedFacts): Simulation {
  const [typed] = useDebouncedValue(state, isAim(state.asked) ? SEARCH_MS : KEYSTROKES_MS);
  const mark = markOf(texts);
  const base = supposedOf(typed, asked);
  const wanted = isAim(typed.asked) && base !== null;
  const aim = isAim(typed.asked) ? { on: typed.asked, amount: typed.amount, lever: typed.lever } : null;
  const need = useSearch({
    key: ["aim", mark, base, aim],
    wanted,
    search: async (core, onStep) => {
      if (base === null || aim === null) throw new Error("a search for nothing");
      return core.searchAim(texts, base, aim, onStep);
    },
  });
  const value = need.found?.ok === true ? need.found.value.value : null;
  const found = value === null ? null : supposedOf(typed, asked, foundInvoiced(typed, value));
  const answer = useSimulated(texts, isAim(typed.asked) ? found : base);
  const result = answer.data?.result;
  const unfound = wanted && need.found?.ok === true && value === null;
  return {
    texts,
    supposed: unfound ? null : (answer.data?.supposed ?? null),
    missing: missingIn(state),
    need,
    simulated: result?.ok === true && !unfound ? result.value : null,
    problems: [
      ...(wanted && need.found?.ok === false ? need.found.problems : []),
      ...(answer.error === null ? [] : problemsOf(answer.error)),
      ...(base !== null && result?.ok === false ? result.problems : []),
    ],
    isLate: typed !== state || answer.isPlaceholderData || need.isRunning,
  };
}

/** Months under a stack, asked of the core, with what was supposed of them; the last answer stays in sight until the next comes. */
function useSimulated(texts: StackTexts, supposed: Supposed | null) {
  return useQuery<{ readonly supposed: Supposed; readonly result: Result<Simulated> }>({
    queryKey: ["simulated", markOf(texts), supposed],
    queryFn:
      supposed === null
        ? skipToken
        : async () => ({ supposed, result: await rulesCore().simulateMonths(texts, supposed) }),
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
}
