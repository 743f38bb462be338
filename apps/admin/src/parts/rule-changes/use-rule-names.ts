import { useMemo } from "react";
import { useChecked, useStack } from "../../core/use-stack.ts";
import { ruleNames, type RuleNames } from "./rule-names.ts";

/** The names of the rules as published, or with a draft over them. Suspends. */
export function useRuleNames(draftId?: string): RuleNames {
  const checked = useChecked(useStack(draftId));
  return useMemo(() => ruleNames(checked), [checked]);
}
