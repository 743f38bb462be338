import type { Decimal } from "@bareme/kernel";
import type { NodePlan, Plan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import type { Run } from "./frame.ts";
import type { LinkContext, SlotOf } from "./link-context.ts";
import type { LiveTree } from "./live.ts";
import type { Truth } from "./truth.ts";

/** A node ready to run in one month. */
export interface LinkedNode {
  readonly plan: NodePlan;
  readonly slot: number;
  readonly guardSlot: number | null;
  readonly guardEach: boolean;
  readonly collection: number | null;
  readonly run: Run<unknown>;
}

/** A node of the cone with its bounds. */
export interface ConeNode extends LinkedNode {
  readonly bounds: Run<void>;
  readonly truth: Run<Truth> | null;
  readonly guardInCone: boolean;
  /** One number for the month, whose condition is settled before the search. */
  readonly plain: boolean;
}

export interface LinkedConstraint {
  readonly text: string;
  readonly left: Run<Decimal>;
  readonly right: Run<Decimal>;
  readonly holds: Run<boolean>;
  readonly truth: Run<Truth>;
  readonly relation: "<" | "<=" | ">" | ">=" | "=";
  readonly leftBounds: Run<void>;
  readonly rightBounds: Run<void>;
}

/** The unknown's search: constraints, the cone between, and what of the cone each part reads. */
export interface LinkedSolve {
  readonly line: string;
  readonly slot: number;
  readonly step: string;
  readonly from: Run<Decimal>;
  readonly to: Run<Decimal>;
  readonly open: boolean;
  readonly otherwise: Run<Decimal>;
  readonly constraints: readonly LinkedConstraint[];
  readonly cone: readonly ConeNode[];
  readonly roots: LiveTree;
  readonly trees: readonly LiveTree[];
}

/** A plan bound to one month, payment date and `asOf`: closures over resolved values. It holds no state of any evaluation. */
export interface Program {
  readonly plan: Plan;
  readonly moments: Moments;
  readonly slots: ReadonlyMap<string, SlotOf>;
  readonly size: number;
  /** How many places `frame.points` needs. */
  readonly points: number;
  readonly nodes: readonly LinkedNode[];
  readonly nodesById: ReadonlyMap<string, LinkedNode>;
  /** The nodes that a result shows by name: not the copies of a with, nor helpers. */
  readonly shown: readonly LinkedNode[];
  readonly solve: LinkedSolve | null;
  readonly context: LinkContext;
}
