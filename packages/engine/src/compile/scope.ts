import type { Position } from "@bareme/rule-schema";
import type { Expression } from "../expression.ts";

/** Where a formula stands: whose formula it is (for messages) and inside which collection. */
export interface Scope {
  readonly owner: string;
  readonly each: string | null;
  readonly position: Position;
}

/** Reports a fault of a formula; gives 0, so that all faults of a stack come at once. */
export type Fault = (code: string, message: string, remedy: string) => Expression;
