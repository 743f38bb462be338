import type { Problem } from "@bareme/kernel";
import { checkGrids } from "./check-bands.ts";
import { checkDates } from "./check-dates.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkCarries, checkLines } from "./check-formulas.ts";
import { checkSources } from "./check-sources.ts";
import type { RuleSet } from "./rule-set.ts";

/** What can be said about a rule set alone: duplicates, dates, bands, sources. Names and units need the whole stack. */
export function checkRuleSet(ruleSet: RuleSet): Problem[] {
  return [
    ...checkDuplicates(ruleSet),
    ...checkDates(ruleSet),
    ...checkGrids(ruleSet),
    ...checkSources(ruleSet),
    ...checkCarries(ruleSet),
    ...checkLines(ruleSet),
  ];
}
