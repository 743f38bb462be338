import type { RoundingMode } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import type { GridPlan, ParameterPlan, ValueType } from "../plan.ts";
import type { Moments } from "./dates.ts";
import type { Frame } from "./frame.ts";

/** Whose expression is compiled: for problems, and so that a line may read its own parts. */
export interface Owner {
  readonly id: string;
  readonly label: string;
  readonly guard: string | null;
  readonly each: boolean;
}

export interface SlotOf {
  readonly slot: number;
  readonly each: boolean;
  readonly guard: string | null;
  /** The fact, when the slot is one. */
  readonly fact: { readonly id: string; readonly label: string; readonly slot: boolean } | null;
}

/** What closures are compiled against: the plan of one month, with its dates. */
export interface LinkContext {
  readonly moments: Moments;
  readonly periodEnd: string;
  readonly slot: (id: string) => SlotOf;
  readonly collectionIndex: (id: string) => number;
  readonly fieldIndex: (collection: string, field: string) => number;
  readonly carry: (id: string) => { readonly index: number; readonly each: boolean; readonly label: string };
  readonly parameter: (id: string) => ParameterPlan;
  readonly grid: (id: string) => GridPlan;
  readonly typeOf: (expression: Expression) => ValueType;
  /** Whether a node lies between the unknown and the constraints (or is the unknown). */
  readonly inCone: (id: string) => boolean;
  /** Rounds a costly expression by its bounds in doubles, in steps; undefined where they do not decide. */
  readonly roundingFilter: (
    of: Expression,
    step: string,
    mode: RoundingMode,
    owner: Owner,
  ) => (frame: Frame) => number | undefined;
  /** Reserves a place in `frame.points` for bounds that stay the same during a search; null where nothing may be kept. */
  readonly reservePoint: (() => number) | null;
}

/** The date that a formula names as period.start, period.end or payment.date. */
export function momentDate(
  of: Extract<Expression, { op: "moment" }>["of"],
  { moments, periodEnd }: Pick<LinkContext, "moments" | "periodEnd">,
): string {
  switch (of) {
    case "periodStart":
      return `${moments.period}-01`;
    case "periodEnd":
      return periodEnd;
    case "payment":
      return moments.payment;
  }
}
