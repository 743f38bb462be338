import type { Position, SourceText } from "@bareme/rule-schema";
import type { Expression } from "./expression.ts";

/**
 * A compiled stack of rule sets: plain data, in the order of evaluation. It is stored beside a payslip, so that a replay needs
 * neither parser nor desugaring.
 */
export interface Plan {
  readonly version: 1;
  readonly layers: readonly { readonly ruleSet: string; readonly label: string; readonly hash: string }[];
  /** The earliest `knownUntil` of the layers: no month after it can be paid. */
  readonly knownUntil: string | null;
  readonly facts: readonly FactPlan[];
  readonly collections: readonly CollectionPlan[];
  readonly parameters: readonly ParameterPlan[];
  readonly grids: readonly GridPlan[];
  readonly choices: readonly ChoicePlan[];
  readonly carries: readonly CarryPlan[];
  /** In the order of evaluation: first all that does not depend on the unknown, then the unknown, then the rest. */
  readonly nodes: readonly NodePlan[];
  readonly lines: readonly LinePlan[];
  readonly postings: readonly PostingPlan[];
  readonly checks: readonly CheckPlan[];
  readonly accounts: readonly AccountPlan[];
  readonly solve: SolvePlan | null;
  /** The date axis by which contract years are counted: the fact that holds it. */
  readonly contractStart: string | null;
}

export type ValueType = "number" | "boolean" | "date" | "text" | "texts";

export interface ScalarPlan {
  readonly id: string;
  readonly label: string;
  readonly type: "decimal" | "integer" | "date" | "boolean" | "choice" | "text";
  readonly unit: string;
  readonly min: string | null;
  readonly max: string | null;
  /** The value is a whole number of these: "0.01" for cents. */
  readonly step: string | null;
  readonly options: readonly string[] | null;
  readonly default: string | boolean | null;
}

export interface FactPlan extends ScalarPlan {
  /** True for a slot that no layer fills: given as a fact, and missed under its own name. */
  readonly slot: boolean;
}

export interface CollectionPlan {
  readonly id: string;
  readonly label: string;
  readonly item: string;
  readonly optional: boolean;
  readonly fields: readonly ScalarPlan[];
}

export interface DatedPlan<T> {
  readonly from: string;
  readonly known: string | null;
  readonly value: T;
  readonly source: readonly SourceText[];
  readonly toConfirm: boolean;
}

export interface ParameterPlan {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly axis: "period" | "payment" | "other";
  readonly byDay: boolean;
  readonly keyed: boolean;
  readonly knownUntil: string | null;
  /** Nearest layer first: an override, then the value of the layer that declares the parameter. */
  readonly layers: readonly {
    readonly ruleSet: string;
    readonly values: readonly DatedPlan<string | null | { readonly [key: string]: string | null }>[];
  }[];
}

export interface BandPlan {
  readonly upTo: string | null;
  readonly below: string | null;
  readonly rate: string;
  readonly plus: string | null;
}

export interface GridPlan {
  readonly id: string;
  readonly label: string;
  readonly mode: "marginal" | "whole-amount" | "step";
  readonly in: string;
  readonly rate: string;
  readonly axis: "period" | "payment" | "other";
  readonly keyed: boolean;
  readonly knownUntil: string | null;
  readonly versions: readonly DatedPlan<
    readonly BandPlan[] | { readonly [key: string]: readonly BandPlan[] } | null
  >[];
}

export interface ChoicePlan {
  readonly id: string;
  readonly label: string;
  readonly at: readonly string[];
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly status: "lawful" | "more-favourable" | "usage" | "not-established";
    readonly from: string | null;
    readonly until: string | null;
  }[];
  readonly picks: readonly { readonly from: string; readonly value: string }[];
  readonly defaults: readonly { readonly from: string; readonly value: string }[];
}

export interface CarryPlan {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly each: string | null;
  readonly resets: "calendar-year" | "contract-year" | "never";
  readonly initial: string;
}

/** One computed value. `versions` is dated by the period; one without dates has a single version. */
export interface NodePlan {
  readonly id: string;
  readonly label: string;
  readonly role:
    | "line"
    | "part"
    | "total"
    | "carry"
    | "choice"
    | "decision"
    | "guard"
    | "check"
    | "helper"
    | "unknown";
  readonly each: string | null;
  readonly type: ValueType;
  readonly unit: string;
  /** Decimals that the value is rounded to, when its rule rounds it: they are printed even when zero. */
  readonly places: number | null;
  readonly guard: string | null;
  readonly versions: readonly {
    readonly from: string | null;
    readonly known: string | null;
    readonly expression: Expression;
  }[];
  /** The formula as its author wrote it, for explanations; null where the engine made it. */
  readonly text: string | null;
  readonly source: readonly SourceText[];
  /** Where the statement stands in the rule files. */
  readonly at: Position | null;
  readonly dependsOnUnknown: boolean;
}

/** How a line is shown: the nodes of its parts. */
export interface LinePlan {
  readonly id: string;
  readonly label: string;
  readonly rubric: string | null;
  readonly kind: string;
  readonly each: string | null;
  readonly basis: string | null;
  readonly guard: string | null;
  readonly parts: LineParts;
  /** Of a total: the nodes that joined it. */
  readonly members?: readonly string[];
  readonly source: readonly SourceText[];
  readonly sentence: string;
  readonly at: Position;
}

export interface LineParts {
  readonly amount?: string;
  readonly base?: string;
  readonly rate?: string;
  readonly employeeRate?: string;
  readonly employerRate?: string;
  readonly employee?: string;
  readonly employer?: string;
  readonly account?: string;
  readonly company?: string;
}

export interface PostingPlan {
  readonly line: string;
  readonly node: string;
  readonly each: string | null;
  readonly from: string;
  readonly to: string;
}

/** An account of the ledger: its role in the compte d'activité, and the carried value that holds its balance. */
export interface AccountPlan {
  readonly id: string;
  readonly label: string;
  readonly role: string | null;
  readonly balance: string | null;
}

export interface CheckPlan {
  readonly id: string;
  readonly label: string;
  readonly severity: "block" | "warn";
  readonly node: string;
  readonly each: string | null;
  readonly message: string;
  readonly remedy: string;
  readonly source: readonly SourceText[];
}

export interface SolvePlan {
  readonly line: string;
  readonly step: string;
  readonly from: Expression;
  readonly to: Expression;
  /** No upper bound was written: reaching the technical one means that no constraint limits the unknown. */
  readonly open: boolean;
  readonly otherwise: Expression;
  readonly constraints: readonly {
    readonly text: string;
    readonly relation: "<" | "<=" | ">" | ">=" | "=";
    readonly left: Expression;
    readonly right: Expression;
  }[];
  /** The nodes between the unknown and the constraints, in order. */
  readonly cone: readonly string[];
}
