import type { Problem } from "@bareme/kernel";
import { draftCarry } from "./draft-carry.ts";
import { draftCheck } from "./draft-check.ts";
import { draftChoice } from "./draft-choice.ts";
import { draftDecision } from "./draft-decision.ts";
import { draftLine } from "./draft-line.ts";
import { draftPosting } from "./draft-posting.ts";
import { draftTotal } from "./draft-total.ts";
import type { Drafting, Drafts } from "./drafting.ts";
import type { Symbols } from "./symbols.ts";

/** Drafts all statements of a stack: first those that lines may join, then totals, checks and postings. */
export function draftNodes(symbols: Symbols, problems: Problem[]): Drafts {
  const drafts: Drafts = {
    nodes: [],
    withs: [],
    solves: [],
    carries: [],
    lines: [],
    checks: [],
    postings: [],
  };
  const drafting: Drafting = { symbols, problems, drafts, joined: new Map(), lines: new Map() };
  for (const declared of symbols.byId.values()) {
    const { symbol } = declared;
    if (symbol.kind === "choice") draftChoice(symbol.statement, declared, drafting);
    if (symbol.kind === "decision") draftDecision(symbol.statement, declared, drafting);
    if (symbol.kind === "line") draftLine(symbol.statement, declared, drafting);
    if (symbol.kind === "carry") draftCarry(symbol.statement, declared, drafting);
  }
  for (const declared of symbols.byId.values())
    if (declared.symbol.kind === "total") draftTotal(declared.symbol.statement, declared, drafting);
  for (const ruleSet of symbols.stack) {
    for (const located of ruleSet.checks) draftCheck(located, ruleSet, drafting);
    for (const { statement, positionOf } of ruleSet.postings) draftPosting(statement, positionOf(), drafting);
  }
  return drafts;
}
