import type { Located, RuleSet } from "@bareme/rule-schema";
import type { Checked, CheckedLayer, Placed } from "./checked.ts";
import { compiledStack, readLayer } from "./compiled-stack.ts";
import type { StackTexts } from "./stack-texts.ts";

/** Reads and compiles a stack: what it says, and all that is wrong with it. */
export function check(texts: StackTexts): Checked {
  const compiled = compiledStack(texts);
  return {
    compiles: compiled.ok,
    problems: compiled.ok ? [] : compiled.problems,
    layers: texts.map((layer) => {
      const { ruleSet } = readLayer(layer);
      return ruleSet === null ? null : plain(ruleSet);
    }),
  };
}

function plain({ manifest, sources, ...lists }: RuleSet): CheckedLayer {
  return {
    manifest,
    sources: Object.fromEntries(sources),
    facts: lists.facts.map(placed),
    fields: lists.fields.map(placed),
    slots: lists.slots.map(placed),
    axes: lists.axes.map(placed),
    parameters: lists.parameters.map(placed),
    overrides: lists.overrides.map(placed),
    choices: lists.choices.map(placed),
    picks: lists.picks.map(placed),
    grids: lists.grids.map(placed),
    decisions: lists.decisions.map(placed),
    lines: lists.lines.map(placed),
    totals: lists.totals.map(placed),
    carry: lists.carry.map(placed),
    accounts: lists.accounts.map(placed),
    postings: lists.postings.map(placed),
    checks: lists.checks.map(placed),
  };
}

function placed<T>({ statement, positionOf }: Located<T>): Placed<T> {
  return { statement, at: positionOf([]) };
}
