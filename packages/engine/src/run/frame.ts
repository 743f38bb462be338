import type { Problem } from "@bareme/kernel";

/** One item of a collection as the closures see it: its identifier and its fields by position. */
export interface Item {
  readonly id: string;
  readonly fields: readonly unknown[];
}

/**
 * The working memory of one evaluation. `values` holds facts and nodes by slot: a scalar, or an array by item for a node with `each`;
 * undefined while missing. In `bounded` mode the nodes of the cone are intervals of doubles in `low` and `high`.
 */
export interface Frame {
  readonly values: unknown[];
  readonly openings: unknown[];
  readonly items: readonly (readonly Item[])[];
  item: number;
  bounded: boolean;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The same for nodes with items, by slot. */
  readonly lowByItem: (Float64Array | undefined)[];
  readonly highByItem: (Float64Array | undefined)[];
  /** Bounds of what does not vary during a search, two by two; NaN until first asked. */
  readonly points: Float64Array;
  /** Where a bounds closure leaves its result. */
  outLow: number;
  outHigh: number;
}

/** A compiled expression: its value in an evaluation. */
export type Run<T> = (frame: Frame) => T;

/** Thrown inside an evaluation only, and caught by it: a value that cannot be had, with its problem, or the consequence of one already reported. */
export interface Fault {
  readonly fault: true;
  readonly problem: Problem | null;
  /** Problems of further items of the same value. */
  readonly others?: readonly Problem[];
}

/** The value hangs on another that is missing and has been reported. */
export const DERIVED: Fault = { fault: true, problem: null };

export function faultOf(problem: Problem): Fault {
  return { fault: true, problem };
}

export function isFault(thrown: unknown): thrown is Fault {
  return typeof thrown === "object" && thrown !== null && "fault" in thrown;
}
