import type { Problem } from "@bareme/kernel";
import { problem, type Position } from "@bareme/rule-schema";
import type { NodeDraft, SolveDraft, WithDraft } from "../draft.ts";
import { number, type Expression } from "../expression.ts";
import type { CarryPlan, CheckPlan, LinePlan, PostingPlan } from "../plan.ts";
import type { Fault } from "./scope.ts";
import type { Symbols } from "./symbols.ts";

/** All that the statements of a stack become, before the graph is ordered and checked. */
export interface Drafts {
  readonly nodes: NodeDraft[];
  readonly withs: WithDraft[];
  readonly solves: SolveDraft[];
  readonly carries: CarryPlan[];
  readonly lines: LinePlan[];
  readonly checks: CheckPlan[];
  readonly postings: PostingPlan[];
}

/** A part of a line that joins a total. */
interface Joined {
  readonly node: string;
  readonly line: string;
  readonly each: string | null;
}

/** What drafting works on: the names of the stack, and what was drafted so far. */
export interface Drafting {
  readonly symbols: Symbols;
  readonly problems: Problem[];
  readonly drafts: Drafts;
  /** What joins a total, by its id. */
  readonly joined: Map<string, Joined[]>;
  /** The lines, by id. */
  readonly lines: Map<string, LinePlan>;
}

/** Reports what is wrong with a statement. */
export function faultAt(owner: string, at: Position, { problems }: Drafting): Fault {
  return (code, message, remedy) => {
    problems.push(problem(code, at, `« ${owner} » : ${message}`, remedy, [owner]));
    return number("0");
  };
}

/** The conditions that a month begins no sooner than one date and no later than another. */
export function windowTests(from: string | undefined, until: string | undefined): Expression[] {
  const tests: Expression[] = [];
  const start: Expression = { op: "moment", of: "periodStart" };
  if (from !== undefined)
    tests.push({ op: "compare", relation: ">=", left: start, right: { op: "date", value: from } });
  if (until !== undefined)
    tests.push({ op: "compare", relation: "<=", left: start, right: { op: "date", value: until } });
  return tests;
}
